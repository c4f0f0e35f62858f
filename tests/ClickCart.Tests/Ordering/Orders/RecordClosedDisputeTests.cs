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
    public async Task One_that_comes_before_its_dispute_waits_for_it()
    {
        var order = await PlacedAsync(Authorized, Captured);
        var early = await Host.PublishWithoutWaitingAsync(Closed(order, true, 0));
        await Eventually.TrueAsync(async () => await Host.FailuresAsync(early) > 0, "it was tried");
        await order.PublishAsync(Disputed);
        await Eventually.TrueAsync(() => Host.DoneAsync(early), "the decision is taken");
        (await order.StateAsync()).ShouldBe("confirmed captured unfulfilled");
    }
}
