using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordWithdrawnRefundTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Its_customer_reads_that_it_is_not_made_and_the_order_stays_as_it_was()
    {
        var order = await PlacedAsync(Authorized, Captured,
            o => new RefundWithdrawn(o.Id, Guid.CreateVersion7(), Usd(1000), "It was meant for another order.", "staff@clickcart.local", Now));
        (await order.StateAsync()).ShouldBe("confirmed captured unfulfilled");
        (await order.TimelineAsync())[^1].ShouldBe("refundWithdrawn");
        (await Host.OffendersAsync("12")).ShouldBeEmpty();
    }
}
