namespace ClickCart.Tests.Ordering.Orders;

public sealed class RetryPaymentTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task After_a_decline_another_payment_method_is_tried()
    {
        var order = await PlacedAsync(Declined);
        (await order.PayAsync("pm_other")).ShouldBe(202)["paymentStatus"].GetString().ShouldBe("pending");
        var published = (await order.PublishedAsync("ordering.payment-retried.v1")).ShouldHaveSingleItem();
        published.GetProperty("attempt").GetInt32().ShouldBe(2);
        published.GetProperty("paymentMethod").GetString().ShouldBe("pm_other");
        await order.PublishAsync(Declined);
        (await order.StateAsync()).ShouldBe("awaitingPayment pending unfulfilled", "the decline of the first attempt is outdated");
        await order.PublishAsync(Authorized);
        (await order.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
    }

    [Fact]
    public async Task It_is_refused_without_a_decline_and_after_the_hold_ran_out()
    {
        var order = await PlaceAsync();
        (await order.PayAsync()).ShouldBeProblem(409, "payment-not-retryable");
        (await Guest.PostAsync($"/orders/{order.Id}/payment", new { paymentMethod = "pm" })).ShouldBeProblem(404, "not-found");
        (await order.PayAsync("4242424242424242")).ShouldBeInvalid("paymentMethod");
        await order.PublishAsync(Declined);
        Host.Clock.Advance(TimeSpan.FromMinutes(16));
        (await order.PayAsync()).ShouldBeProblem(409, "payment-not-retryable");
    }
}
