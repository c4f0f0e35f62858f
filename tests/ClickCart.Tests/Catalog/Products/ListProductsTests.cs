namespace ClickCart.Tests.Catalog.Products;

public sealed class ListProductsTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_back_office_finds_every_status_by_word_and_by_sku()
    {
        var (word, sku) = (Word(), Sku());
        await CreateAsync($"{word} one");
        await CreateAsync($"{word} two", status: "draft", variants: [Variant(sku)]);
        (await AllPagesAsync(Admin, $"/admin/products?q={word}&limit=1")).ConvertAll(p => Text(p, "name")[^3..]).ShouldBe(["two", "one"]);
        (await AllPagesAsync(Admin, $"/admin/products?q={word}&status=draft")).Count.ShouldBe(1);
        (await AllPagesAsync(Admin, $"/admin/products?q={sku.ToLowerInvariant()}")).ShouldHaveSingleItem();
        (await AllPagesAsync(Admin, "/admin/products?limit=25")).ConvertAll(p => Text(p, "id")).ShouldBeUnique();
        (await Admin.GetAsync("/admin/products?status=lost")).ShouldBeProblem(400, "malformed-request");
    }
}
