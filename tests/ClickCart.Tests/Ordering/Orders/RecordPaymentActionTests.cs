namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordPaymentActionTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task The_customer_is_sent_to_the_bank_until_it_is_done()
    {
        var order = await PlacedAsync(ActionRequired);
        (await order.StateAsync()).ShouldBe("awaitingPayment actionRequired unfulfilled");
        (await order.ReadAsync())["payment"].GetProperty("actionUrl").GetString().ShouldBe("https://bank.example/3ds");
        await order.PublishAsync(Authorized, ActionRequired);
        (await order.StateAsync()).ShouldBe("confirmed authorized unfulfilled");
        (await order.ReadAsync())["payment"].TryGetProperty("actionUrl", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task It_does_not_undo_a_decline_of_the_same_try()
    {
        (await (await PlacedAsync(Declined, ActionRequired)).StateAsync()).ShouldBe("awaitingPayment declined unfulfilled");
    }
}
