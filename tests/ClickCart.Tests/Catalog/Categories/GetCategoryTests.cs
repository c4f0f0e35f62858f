namespace ClickCart.Tests.Catalog.Categories;

public sealed class GetCategoryTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_category_says_what_it_is_and_its_version()
    {
        var found = (await Admin.GetAsync("/admin/categories/cookware")).ShouldBe(200);
        (Text(found.Json, "slug"), Text(found.Json, "parent")).ShouldBe(("cookware", "kitchen"));
        found.ETag.ShouldBe($"\"{found["version"].GetInt32()}\"");
        (await Guest.GetAsync("/admin/categories/cookware")).ShouldBeProblem(401, "unauthenticated");
    }
}
