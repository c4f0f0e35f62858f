using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class ExpireUnpaidOrdersTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task Unpaid_orders_are_cancelled_when_their_hold_runs_out_and_late_payments_say_so()
    {
        var (unpaid, paid) = (await PlaceAsync(), await PlacedAsync(Authorized));
        Host.Clock.Advance(TimeSpan.FromMinutes(14));
        await Host.RunAsync<ExpireUnpaidOrders>();
        (await unpaid.StateAsync()).ShouldBe("awaitingPayment pending unfulfilled");
        Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Host.RunAsync<ExpireUnpaidOrders>();
        (await unpaid.StateAsync()).ShouldBe("cancelled pending unfulfilled");
        (await paid.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
        (await unpaid.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem().GetProperty("actor").GetString().ShouldBe("system");

        await unpaid.PublishAsync(Authorized, Captured, Refunded);
        (await unpaid.StateAsync()).ShouldBe("cancelled refunded unfulfilled");
        (await unpaid.TimelineAsync()).ShouldBe(["orderPlaced", "orderCancelled", "paidLate", "paymentCaptured", "refundedInFull"]);
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_decline_an_order_waits_only_some_minutes_more()
    {
        var (declined, late, pending) = (await PlacedAsync(Declined), await PlaceAsync(), await PlaceAsync());
        Host.Clock.Advance(TimeSpan.FromMinutes(4));
        await Host.RunAsync<ExpireUnpaidOrders>();
        (await declined.StateAsync()).ShouldBe("awaitingPayment declined unfulfilled");
        Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Host.RunAsync<ExpireUnpaidOrders>();
        (await declined.StateAsync()).ShouldBe("cancelled declined unfulfilled");
        (await pending.StateAsync()).ShouldBe("awaitingPayment pending unfulfilled");
        // A decline near the end does not make the hold longer.
        Host.Clock.Advance(TimeSpan.FromMinutes(8));
        await late.PublishAsync(Declined);
        Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Host.RunAsync<ExpireUnpaidOrders>();
        (await late.StateAsync()).ShouldBe("cancelled declined unfulfilled");
    }
}
