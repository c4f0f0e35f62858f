namespace ClickCart.Tests.Catalog.Categories;

public sealed class ListCategoriesTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_back_office_pages_through_every_category_once()
    {
        var slugs = (await AllPagesAsync(Admin, "/admin/categories?limit=3")).ConvertAll(c => Text(c, "slug"));
        slugs.ShouldBeUnique();
        slugs.ShouldContain("cookware");
    }

    [Fact]
    public async Task Guests_are_kept_out() => (await Guest.GetAsync("/admin/categories")).ShouldBeProblem(401, "unauthenticated");
}
