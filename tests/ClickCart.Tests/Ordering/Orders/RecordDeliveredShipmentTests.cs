namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordDeliveredShipmentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Delivered_news_before_dispatched_news_takes_both_steps()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Delivered, Dispatched, Delivered);
        (await order.StateAsync()).ShouldBe("delivered captured delivered");
        (await order.TimelineAsync()).ShouldBe(
            ["orderPlaced", "paymentAuthorized", "orderConfirmed", "shipmentBooked", "paymentCaptured", "shipmentDispatched", "shipmentDelivered"]);
        (await order.ReadAsync())["shipments"][0].GetProperty("status").GetString().ShouldBe("delivered");
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_news_at_once_in_the_worst_order_converges()
    {
        var order = await PlaceAsync();
        var said = new List<Guid>();
        foreach (var @event in new[] { Delivered(order), Dispatched(order), Captured(order), Booked(order), Authorized(order) }) said.Add(
            await Host.PublishWithoutWaitingAsync(@event));
        await Eventually.TrueAsync(async () => (await Task.WhenAll(said.Select(Host.DoneAsync))).All(d => d), "all is taken");
        (await order.StateAsync()).ShouldBe("delivered captured delivered");
    }
}
