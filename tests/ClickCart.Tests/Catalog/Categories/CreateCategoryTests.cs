namespace ClickCart.Tests.Catalog.Categories;

public sealed class CreateCategoryTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_category_gets_its_slug_from_its_name_once()
    {
        var word = Word();
        (await Admin.PostAsync("/admin/categories", new { name = $"Café {word}" })).ShouldBe(201)["slug"].GetString().ShouldBe($"cafe-{word}");
        (await Admin.PostAsync("/admin/categories", new { name = $"café {word}" })).ShouldBeProblem(409, "slug-taken");
    }

    [Fact]
    public async Task Bad_fields_are_named()
    {
        (await Admin.PostAsync("/admin/categories", new { })).ShouldBeInvalid("name");
        (await Admin.PostAsync("/admin/categories", new { name = "A", slug = "Not a slug" })).ShouldBeInvalid("slug");
        (await Admin.PostAsync("/admin/categories", new { name = Word(), parent = "no-such-shelf" })).ShouldBeInvalid("parent");
    }
}
