using ClickCart.Tests.Catalog;

namespace ClickCart.Tests.Inventory.StockItems;

public sealed class SetThresholdsTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_bulk_edit_of_the_catalogue_sets_thresholds_of_what_has_stock_and_of_what_never_had_any()
    {
        var (word, stocked, never) = (Word(), Sku(), Sku());
        await CreateAsync($"Low {word}", variants: [Variant(stocked), Variant(never, name: "two")]);
        (await Admin.PostAsync($"/admin/stock/{stocked}/adjustments", new { delta = 5, reason = "delivered" }, NewKey())).ShouldBe(201);
        (await Admin.PostAsync("/admin/products/bulk", new { search = word, lowStockThreshold = 11 }, NewKey())).ShouldBe(200);
        foreach (var sku in new[] { stocked, never })
            await Eventually.TrueAsync(async () => await Admin.GetAsync($"/admin/stock/{sku}") is { Status: System.Net.HttpStatusCode.OK } stock
                && stock["lowStockThreshold"].GetInt32() == 11, "the threshold is set");
    }
}
