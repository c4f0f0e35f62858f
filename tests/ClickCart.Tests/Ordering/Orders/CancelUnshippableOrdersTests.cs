using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class CancelUnshippableOrdersTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task An_order_that_nobody_put_right_within_the_days_is_cancelled_and_others_are_not()
    {
        var (refused, fine) = (await PlacedAsync(Authorized, ShipmentFailed), await PlacedAsync(Authorized));
        Host.Clock.Advance(TimeSpan.FromDays(4.9));
        await Host.RunAsync<CancelUnshippableOrders>();
        (await refused.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
        Host.Clock.Advance(TimeSpan.FromDays(0.2));
        await Host.RunAsync<CancelUnshippableOrders>();
        (await refused.StateAsync()).ShouldBe("cancelled authorized unfulfilled");
        (await fine.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
        (await refused.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem().GetProperty("reason").GetString()!.ShouldContain("5 days");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}
