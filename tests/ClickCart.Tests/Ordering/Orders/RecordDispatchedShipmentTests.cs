namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordDispatchedShipmentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task The_order_is_shipped_once_it_is_paid()
    {
        var order = await PlacedAsync(Authorized, Booked);
        var early = await Host.PublishWithoutWaitingAsync(Dispatched(order));
        await Eventually.TrueAsync(async () => await Host.FailuresAsync(early) > 1, "it was tried again");
        (await order.StateAsync()).ShouldBe("confirmed authorized labelled");
        await order.PublishAsync(Captured);
        await Eventually.TrueAsync(() => Host.DoneAsync(early), "the dispatch is taken");
        (await order.StateAsync()).ShouldBe("shipped captured inTransit");
        await order.PublishAsync(Dispatched);
        (await order.TimelineAsync()).Count(w => w == "shipmentDispatched").ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_order_that_was_on_its_way_stays_cancelled()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured);
        await order.CancelAsync();
        await order.PublishAsync(Dispatched);
        (await order.StateAsync()).ShouldBe("cancelled captured inTransit");
    }
}
