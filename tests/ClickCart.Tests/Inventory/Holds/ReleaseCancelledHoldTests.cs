namespace ClickCart.Tests.Inventory.Holds;

public sealed class ReleaseCancelledHoldTests(SharedShop shared) : HoldTest(shared)
{
    [Fact]
    public async Task A_cancelled_order_gives_its_stock_back_once_and_for_good()
    {
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await KeepAsync(order, (sku, 2));
        for (var i = 0; i < 2; i++) await CancelAsync(order);
        (await StockAsync(sku)).ShouldBe((5, 0));
        (await KeepAsync(order, (sku, 2))).ShouldBeFalse();
        (await HoldAsync(order, null, (sku, 2))).ShouldNotBeEmpty();
        (await StockAsync(sku)).ShouldBe((5, 0));
    }
}
