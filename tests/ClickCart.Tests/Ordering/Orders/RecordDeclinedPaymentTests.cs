namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordDeclinedPaymentTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task The_customer_reads_why_until_the_next_try()
    {
        var order = await PlacedAsync(Declined, Declined);
        (await order.StateAsync()).ShouldBe("awaitingPayment declined unfulfilled");
        var failure = (await order.ReadAsync())["payment"].GetProperty("failure");
        failure.GetProperty("code").GetString().ShouldBe("insufficient_funds");
        failure.GetProperty("message").GetString().ShouldBe("Your card has insufficient funds.");
        (await order.TimelineAsync()).ShouldBe(["orderPlaced", "paymentDeclined"]);
        (await order.PayAsync()).ShouldBe(202)["payment"].TryGetProperty("failure", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_decline_that_comes_after_the_authorisation_changes_nothing()
    {
        (await (await PlacedAsync(Authorized, Declined)).StateAsync()).ShouldBe("confirmed authorized unfulfilled");
    }
}
