namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordVoidedPaymentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_cancelled_order_is_voided()
    {
        var order = await PlacedAsync(Authorized);
        await order.CancelAsync();
        await order.PublishAsync(Voided, Voided);
        (await order.StateAsync()).ShouldBe("cancelled voided unfulfilled");
        (await order.TimelineAsync()).ShouldBe(["orderPlaced", "paymentAuthorized", "orderConfirmed", "orderCancelled", "paymentVoided"]);
    }

    [Fact]
    public async Task An_order_that_counted_on_it_is_cancelled()
    {
        var order = await PlacedAsync(Authorized, Voided);
        (await order.StateAsync()).ShouldBe("cancelled voided unfulfilled");
        (await order.PublishedAsync("ordering.order-cancelled.v1")).ShouldHaveSingleItem();
    }
}
