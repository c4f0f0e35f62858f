namespace ClickCart.Tests.Inventory.StockItems;

public sealed class CountStockTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task The_difference_is_booked_and_the_first_count_is_received()
    {
        var sku = await StockedAsync(5);
        await CountAsync((sku, 5));
        await CountAsync((sku, 9), (sku, 3));
        (await StockAsync(sku)).ShouldBe((3, 0));
        var ledger = (await Admin.GetAsync($"/admin/stock/{sku}/movements"))["items"].EnumerateArray()
            .Select(m => (m.GetProperty("kind").GetString(), m.GetProperty("delta").GetInt32()));
        ledger.ShouldBe([("adjusted", -2), ("received", 5)]);
    }

    [Fact]
    public async Task Held_units_cannot_be_counted_away_and_the_reason_says_so()
    {
        var sku = await StockedAsync(5);
        await HoldAsync(NewOrder(), null, (sku, 4));
        await CountAsync((sku, 1));
        (await StockAsync(sku)).ShouldBe((4, 4));
        (await Admin.GetAsync($"/admin/stock/{sku}/movements"))["items"][0].GetProperty("reason").GetString()
            .ShouldBe("Counted 1, but 4 are held for orders: booked 4");
    }
}
