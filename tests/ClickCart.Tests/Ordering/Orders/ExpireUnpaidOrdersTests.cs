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
}
