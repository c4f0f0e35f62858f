namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordRefundRequestTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task It_is_a_row_on_the_timeline()
    {
        var order = await PlacedAsync(Authorized, Captured, o => new ClickCart.Payments.Contracts.RefundRequested(o.Id, Guid.CreateVersion7(),
            Usd(500), "Scratched.", "admin", Now));
        (await order.StateAsync()).ShouldBe("confirmed captured unfulfilled");
        (await order.TimelineAsync()).Last().ShouldBe("refundRequested");
    }
}
