namespace ClickCart.Tests.Sandbox.PaymentMethods;

public sealed class DetachPaymentMethodTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task A_card_that_is_kept_no_longer_is_in_no_list_and_is_refused_a_second_time()
    {
        var customer = (await StripeAsync("POST", "/customers")).ShouldBe(200).Id();
        var card = (await TypeAsync()).ShouldBe(200).Id();
        await PayAsync(card, more: [("customer", customer), ("setup_future_usage", "on_session")]);
        (await StripeAsync("POST", $"/payment_methods/{card}/detach")).ShouldBe(200);
        (await StripeAsync("GET", $"/payment_methods?customer={customer}")).ShouldBe(200)["data"].GetArrayLength().ShouldBe(0);
        (await StripeAsync("POST", $"/payment_methods/{card}/detach")).ShouldBe(400);
    }
}
