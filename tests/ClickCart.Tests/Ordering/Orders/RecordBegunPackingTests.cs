using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordBegunPackingTests(SharedOrdering shared) : OrderingTest(shared)
{
    private PackingBegun Begun(Placed order) => new(order.Id, order.Shipment, Now);

    [Fact]
    public async Task It_stands_on_the_timeline_once_and_moves_no_status()
    {
        var order = await PlacedAsync(Authorized, Begun, Begun, Booked);
        (await order.TimelineAsync()).ShouldBe(["orderPlaced", "paymentAuthorized", "orderConfirmed", "packingBegun", "shipmentBooked"]);
        (await order.StateAsync()).ShouldBe("confirmed authorized labelled");
        (await (await PlacedAsync(Authorized, Booked, Captured, Dispatched, Begun)).TimelineAsync()).ShouldNotContain("packingBegun");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}
