namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordBookedShipmentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task The_label_is_shown_once()
    {
        var order = await PlacedAsync(Authorized, Booked, Booked);
        (await order.StateAsync()).ShouldBe("confirmed authorized labelled");
        var shipment = (await order.ReadAsync())["shipments"].EnumerateArray().ShouldHaveSingleItem();
        shipment.GetProperty("trackingCode").GetString().ShouldBe("EZ1000000001");
        shipment.GetProperty("status").GetString().ShouldBe("labelled");
        (await order.TimelineAsync()).ShouldBe(["orderPlaced", "paymentAuthorized", "orderConfirmed", "shipmentBooked"]);
    }
}
