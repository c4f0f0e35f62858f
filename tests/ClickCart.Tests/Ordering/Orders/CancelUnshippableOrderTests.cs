namespace ClickCart.Tests.Ordering.Orders;

public sealed class CancelUnshippableOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task An_order_that_nobody_ships_is_cancelled()
    {
        var order = await PlacedAsync(Authorized, ShipmentFailed, ShipmentFailed);
        (await order.StateAsync()).ShouldBe("cancelled authorized unfulfilled");
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem().GetProperty("reason")
            .GetString()!.ShouldContain("No carrier takes it.");
    }
}
