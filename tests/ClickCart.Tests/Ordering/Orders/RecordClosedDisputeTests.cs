namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordClosedDisputeTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Theory]
    [InlineData(true, 0, "captured")]
    [InlineData(false, 0, "captured")]
    [InlineData(true, 1000, "partiallyRefunded")]
    public async Task After_the_banks_decision_the_payment_is_what_it_was(bool won, long refunded, string expected)
    {
        var order = await PlacedAsync(Authorized, Booked, Captured, Disputed, o => Closed(o, won, refunded));
        (await order.StateAsync()).ShouldBe($"confirmed {expected} labelled");
    }

    [Fact]
    public async Task Without_a_dispute_it_changes_nothing()
    {
        var order = await PlacedAsync(Authorized, Captured, o => Closed(o, true, 0));
        (await order.StateAsync()).ShouldBe("confirmed captured unfulfilled");
    }
}
