namespace ClickCart.Tests.Inventory.Holds;

public sealed class ReleaseExpiredHoldsTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task Stock_comes_back_when_the_hold_ran_out_and_not_before()
    {
        var sku = await StockedAsync(9);
        await HoldAsync(NewOrder(), Soon, (sku, 1));
        await HoldAsync(NewOrder(), Soon.AddMinutes(-15).AddSeconds(-1), (sku, 2));
        await HoldAsync(NewOrder(), RanOut, (sku, 4));
        await ReleaseExpiredAsync();
        // The second is past its end, but Ordering still has the first word.
        (await StockAsync(sku)).ShouldBe((9, 3));
    }

    [Fact]
    public async Task Letting_go_and_keeping_at_once_end_in_one_of_the_two()
    {
        var holds = new List<(Guid Order, string Sku)>();
        for (var i = 0; i < 8; i++) holds.Add((NewOrder(), await StockedAsync(1)));
        foreach (var (order, sku) in holds) await HoldAsync(order, RanOut, (sku, 1));
        var kept = await Task.WhenAll(holds.Select(h => Task.Run(() => KeepAsync(h.Order, (h.Sku, 1)))).Prepend(Task.Run(async () =>
        {
            await ReleaseExpiredAsync();
            return true;
        })));
        kept.ShouldAllBe(k => k);
        foreach (var (_, sku) in holds) (await StockAsync(sku)).ShouldBe((1, 1));
    }
}
