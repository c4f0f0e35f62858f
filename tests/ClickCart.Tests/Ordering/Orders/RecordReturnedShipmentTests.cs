namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordReturnedShipmentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_parcel_that_came_back_is_returned_for_good()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Returned, Delivered);
        (await order.StateAsync()).ShouldBe("shipped captured returned");
        (await order.ReadAsync())["shipments"][0].GetProperty("status").GetString().ShouldBe("returned");
    }
}
