using ClickCart.Inventory.StockItems;

namespace ClickCart.Tests.Inventory.StockItems;

public sealed class SetThresholdTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task Without_one_of_its_own_it_is_the_shops()
    {
        var (counted, adjusted) = (await StockedAsync(9), await ProductAsync(stock: 0));
        (await Admin.PostAsync($"/admin/stock/{adjusted}/adjustments", new { delta = 9, reason = "found" }, NewKey())).ShouldBe(201);
        foreach (var sku in new[] { counted, adjusted })
        {
            var stock = await Admin.GetAsync($"/admin/stock/{sku}");
            (stock["lowStockThreshold"].GetInt32(), stock["hasOwnThreshold"].GetBoolean()).ShouldBe((5, false));
        }
    }

    [Fact]
    public async Task The_shops_counts_at_once_for_all_that_have_none_of_their_own()
    {
        await using var shop = await Shop.StartAsync();
        var admin = await shop.AdminAsync();
        var skus = (await admin.GetAsync("/admin/stock?limit=3"))["items"].EnumerateArray().Select(i => i.GetProperty("sku").GetString()!).ToArray();
        var path = $"/admin/stock/{skus[0]}/threshold";
        (await admin.PutAsync(path, new { lowStockThreshold = 1 }, (await admin.GetAsync($"/admin/stock/{skus[0]}")).ETag)).ShouldBe(200);
        var settings = await admin.GetAsync("/admin/settings");
        (await SetAsync("1.5")).ShouldBe(422);
        (await SetAsync("1000000")).ShouldBe(200);

        var low = (await admin.GetAsync("/admin/stock?below=threshold&limit=100"))["items"].EnumerateArray().ToList();
        low.ShouldContain(i => i.GetProperty("sku").ValueEquals(skus[1]) && i.GetProperty("lowStockThreshold").GetInt32() == 1_000_000
            && !i.GetProperty("hasOwnThreshold").GetBoolean());
        low.ShouldNotContain(i => i.GetProperty("sku").ValueEquals(skus[0]));
        using var office = await shop.OfficeAsync($"/admin/stock/{skus[0]}");
        (await office.PressAsync("Set", ("lowStockThreshold", ""))).ShouldBe(200).ShouldShow("The threshold is set.");
        (await admin.GetAsync($"/admin/stock/{skus[0]}"))["hasOwnThreshold"].GetBoolean().ShouldBeFalse();

        Task<ApiResponse> SetAsync(string units) =>
            admin.PutAsync("/admin/settings", new { values = new Dictionary<string, string> { ["Inventory:LowStockThreshold"] = units } }, settings.ETag);
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
        if (threshold is { } right) new StockSettings(configuration).LowStock.ShouldBe(right);
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
