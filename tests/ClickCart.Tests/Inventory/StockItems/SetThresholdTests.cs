namespace ClickCart.Tests.Inventory.StockItems;

public sealed class SetThresholdTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_stale()
    {
        var sku = await StockedAsync(5);
        var path = $"/admin/stock/{sku}/threshold";
        (await Admin.PutAsync(path, new { lowStockThreshold = 3 })).ShouldBeProblem(428, "precondition-required");
        var etag = (await Admin.GetAsync($"/admin/stock/{sku}")).ETag;
        (await Admin.PutAsync(path, new { lowStockThreshold = -1 }, etag)).ShouldBeInvalid("lowStockThreshold");
        (await Admin.PutAsync(path, new { lowStockThreshold = 3 }, etag)).ShouldBe(200)["lowStockThreshold"].GetInt32().ShouldBe(3);
        (await Admin.PutAsync(path, new { lowStockThreshold = 4 }, etag)).ShouldBeProblem(412, "stale-version");
        (await Admin.GetAsync($"/admin/stock/{sku}"))["lowStockThreshold"].GetInt32().ShouldBe(3);
    }
}
