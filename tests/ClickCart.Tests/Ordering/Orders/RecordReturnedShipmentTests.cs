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

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_order_whose_parcel_and_money_went_back_has_an_end(bool parcelFirst)
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched);
        await (parcelFirst ? order.PublishAsync(Returned, Refunded) : order.PublishAsync(Refunded, Returned));
        (await order.StateAsync()).ShouldBe("returned refunded returned");
        (await order.CancelAsync()).ShouldBeProblem(409, "not-cancellable");
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
        (await Admin.GetAsync($"/admin/orders?status=returned&q={order.Response["number"].GetString()}")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_part_of_the_money_is_no_end()
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Dispatched, Delivered, Returned, o => Refund(o, 1000, 1000));
        (await order.StateAsync()).ShouldBe("delivered partiallyRefunded returned");
    }
}
