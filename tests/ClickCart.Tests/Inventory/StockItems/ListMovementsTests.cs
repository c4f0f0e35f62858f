namespace ClickCart.Tests.Inventory.StockItems;

public sealed class ListMovementsTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task The_ledger_runs_newest_first_and_its_balances_follow_from_each_other()
    {
        var sku = await StockedAsync(10);
        foreach (var delta in new[] { -1, -2, 5 }) (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta, reason = "test" }, NewKey()))
            .ShouldBe(201);
        var first = (await Admin.GetAsync($"/admin/stock/{sku}/movements?limit=3")).ShouldBe(200);
        first["items"].EnumerateArray().Select(m => m.GetProperty("balance").GetInt32()).ShouldBe([12, 7, 9]);
        var second = (await Admin.GetAsync($"/admin/stock/{sku}/movements?limit=3&cursor={first["nextCursor"].GetString()}")).ShouldBe(200);
        second["items"].EnumerateArray().Select(m => m.GetProperty("balance").GetInt32()).ShouldBe([10]);
        second["nextCursor"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await Admin.GetAsync("/admin/stock/no-such-sku/movements")).ShouldBeProblem(404, "not-found");
    }
}
