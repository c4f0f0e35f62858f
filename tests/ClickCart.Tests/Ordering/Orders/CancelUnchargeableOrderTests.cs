namespace ClickCart.Tests.Ordering.Orders;

public sealed class CancelUnchargeableOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task An_order_that_cannot_be_charged_is_cancelled()
    {
        var order = await PlacedAsync(Authorized, CaptureFailed, CaptureFailed);
        (await order.StateAsync()).ShouldBe("cancelled declined unfulfilled");
        (await order.ReadAsync())["payment"].GetProperty("failure").GetProperty("message").GetString()
            .ShouldBe("The bank did not let us charge what it had authorised.");
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
    }
}
