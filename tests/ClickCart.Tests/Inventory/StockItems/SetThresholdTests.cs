using ClickCart.Inventory.StockItems;

namespace ClickCart.Tests.Inventory.StockItems;

public sealed class SetThresholdTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task At_first_it_is_the_shops()
    {
        var (counted, adjusted) = (await StockedAsync(9), await ProductAsync(stock: 0));
        (await Admin.PostAsync($"/admin/stock/{adjusted}/adjustments", new { delta = 9, reason = "found" }, NewKey())).ShouldBe(201);
        foreach (var sku in new[] { counted, adjusted }) (await Admin.GetAsync($"/admin/stock/{sku}"))["lowStockThreshold"].GetInt32().ShouldBe(5);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("0", 0)]
    [InlineData(null, 5)]
    [InlineData("-1", null)]
    [InlineData("2000000", null)]
    public void The_shops_is_a_setting(string? set, int? threshold)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Inventory:LowStockThreshold", set)]).Build();
        if (threshold is { } right) StockSettings.From(configuration).LowStock.ShouldBe(right);
        else StockSettings.Threshold.FlawsIn(configuration).ShouldHaveSingleItem().ShouldStartWith("Inventory:LowStockThreshold is");
    }

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
