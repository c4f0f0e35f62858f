namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordRefundedLabelTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task The_label_of_a_cancelled_order_is_given_back()
    {
        var order = await PlacedAsync(Authorized, Booked);
        await order.CancelAsync();
        await order.PublishAsync(LabelRefunded, LabelRefunded);
        (await order.StateAsync()).ShouldBe("cancelled authorized unfulfilled");
        (await order.ReadAsync())["shipments"][0].GetProperty("status").GetString().ShouldBe("cancelled");
    }
}
