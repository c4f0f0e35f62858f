namespace ClickCart.Tests.Catalog.Categories;

public sealed class BrowseCategoriesTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_tree_counts_active_products_on_a_shelf_and_below_it()
    {
        var (above, below) = (Word(), Word());
        (await Admin.PostAsync("/admin/categories", new { name = "Above", slug = above })).ShouldBe(201);
        (await Admin.PostAsync("/admin/categories", new { name = "Below", slug = below, parent = above })).ShouldBe(201);
        await CreateAsync("On the upper shelf", above);
        await CreateAsync("On the lower shelf", below);
        await CreateAsync("Not yet on it", below, "draft");

        var node = (await Guest.GetAsync("/categories")).ShouldBe(200)["items"].EnumerateArray().Single(c => Text(c, "slug") == above);
        node.GetProperty("count").GetInt32().ShouldBe(2);
        var child = node.GetProperty("children").EnumerateArray().ShouldHaveSingleItem();
        Text(child, "slug").ShouldBe(below);
        child.GetProperty("count").GetInt32().ShouldBe(1);
        (await AllPagesAsync(Guest, $"/products?category={above}")).Count.ShouldBe(2);
    }
}
