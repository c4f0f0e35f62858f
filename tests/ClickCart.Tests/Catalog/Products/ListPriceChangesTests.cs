namespace ClickCart.Tests.Catalog.Products;

public sealed class ListPriceChangesTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Each_change_of_a_price_says_who_and_from_what_to_what()
    {
        var (sku, other) = (Sku(), Sku());
        var product = await CreateAsync("Rope", variants: [Variant(sku, 1000), Variant(other, 2000, "two")]);
        var path = $"/admin/products/{product["id"].GetString()}";
        var etag = product.ETag;
        foreach (var price in new[] { 1100, 1100, 900 })
            etag = (await Admin.PutAsync(path, Body("Rope", variants: [Variant(sku, price), Variant(other, 2000, "two")]), etag)).ShouldBe(200).ETag;

        var changes = await AllPagesAsync(Admin, $"{path}/price-changes?limit=1");
        changes.ConvertAll(c => (Text(c, "sku"), c.GetProperty("from").GetProperty("amount").GetInt64(), c.GetProperty("to").GetProperty("amount").GetInt64()))
            .ShouldBe([(sku, 1100L, 900L), (sku, 1000L, 1100L)]);
        Text(changes[0], "actor").ShouldBe(Shop.AdminEmail);
        (await Admin.GetAsync($"/admin/products/{Guid.CreateVersion7()}/price-changes")).ShouldBeProblem(404, "not-found");
    }
}
