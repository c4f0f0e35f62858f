namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordCapturedPaymentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task It_waits_for_the_news_that_it_was_authorised()
    {
        var order = await PlaceAsync();
        var early = await Host.PublishWithoutWaitingAsync(Captured(order));
        await Eventually.TrueAsync(async () => await Host.FailuresAsync(early) > 1, "it was tried again");
        (await order.StateAsync()).ShouldBe("awaitingPayment pending unfulfilled");
        await order.PublishAsync(Authorized);
        await Eventually.TrueAsync(() => Host.DoneAsync(early), "the capture is taken");
        (await order.StateAsync()).ShouldBe("confirmed captured unfulfilled");
    }
}
