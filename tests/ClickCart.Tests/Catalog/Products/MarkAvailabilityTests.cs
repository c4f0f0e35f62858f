using ClickCart.Catalog.Products;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Tests.Catalog.Products;

public sealed class MarkAvailabilityTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_list_follows_stock_that_comes_and_goes()
    {
        var (word, sku) = (Word(), Sku());
        var product = await CreateAsync(word, variants: [Variant(sku)]);
        (await InStockAsync()).ShouldBeFalse();
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 1, reason = "came" }, NewKey())).ShouldBe(201);
        await Eventually.TrueAsync(InStockAsync, "the product is in stock");
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -1, reason = "went" }, NewKey())).ShouldBe(201);
        await Eventually.TrueAsync(async () => !await InStockAsync(), "the product is sold out");
        (await Admin.GetAsync($"/admin/products/{product["id"].GetString()}")).ETag.ShouldBe(product.ETag);

        async Task<bool> InStockAsync() => (await Guest.GetAsync($"/products?q={word}"))["items"][0].GetProperty("inStock").GetBoolean();
    }

    [Fact]
    public async Task Late_news_changes_nothing()
    {
        var (word, sku) = (Word(), Sku());
        await CreateAsync(word, variants: [Variant(sku)]);
        foreach (var (inStock, version) in new[] { (true, 7), (false, 6), (false, 7) })
            await Shop.HandleAsync<MarkAvailability, AvailabilityCrossedZero>(new(sku, inStock, version));
        (await Guest.GetAsync($"/products?q={word}"))["items"][0].GetProperty("inStock").GetBoolean().ShouldBeTrue();
    }
}
