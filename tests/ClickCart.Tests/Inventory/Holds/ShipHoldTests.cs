namespace ClickCart.Tests.Inventory.Holds;

public sealed class ShipHoldTests(SharedShop shared) : HoldTest(shared)
{
    /// <summary>A shop of its own: what these orders ship, no order of the shop ever asked for.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task The_hold_becomes_a_shipped_movement_once()
    {
        var (a, b, order) = (await StockedAsync(5), await StockedAsync(7), NewOrder());
        await HoldAsync(order, null, (b, 3), (a, 2));
        await KeepAsync(order, (b, 3), (a, 2));
        for (var i = 0; i < 2; i++) await ShipAsync(order);
        (await StockAsync(a)).ShouldBe((3, 0));
        (await StockAsync(b)).ShouldBe((4, 0));
        var shipped = (await Admin.GetAsync($"/admin/stock/{a}/movements"))["items"][0];
        shipped.GetProperty("kind").GetString().ShouldBe("shipped");
        shipped.GetProperty("delta").GetInt32().ShouldBe(-2);
        shipped.GetProperty("balance").GetInt32().ShouldBe(3);
        shipped.GetProperty("reference").GetString().ShouldBe(order.ToString());

        // What the carrier has is not given back by a cancellation.
        await CancelAsync(order);
        (await StockAsync(a)).ShouldBe((3, 0));

        // A parcel that left although its order was cancelled is booked from what is free.
        var late = NewOrder();
        await HoldAsync(late, null, (a, 1));
        await CancelAsync(late);
        await ShipAsync(late);
        (await StockAsync(a)).ShouldBe((2, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }
}
