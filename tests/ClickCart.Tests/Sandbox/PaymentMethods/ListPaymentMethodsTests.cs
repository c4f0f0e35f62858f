namespace ClickCart.Tests.Sandbox.PaymentMethods;

public sealed class ListPaymentMethodsTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task A_customer_keeps_the_card_of_a_payment_that_says_so_and_nobody_else_pays_with_it()
    {
        var customer = (await StripeAsync("POST", "/customers")).ShouldBe(200).Id();
        var card = (await TypeAsync()).ShouldBe(200).Id();
        (await PayAsync(card, more: [("customer", customer), ("setup_future_usage", "on_session")])).ShouldBe(200);
        (await StripeAsync("GET", $"/payment_methods?customer={customer}&type=card")).ShouldBe(200)["data"].EnumerateArray().ShouldHaveSingleItem()
            .Text("id").ShouldBe(card);
        (await PayAsync(card, more: [("customer", customer)])).ShouldBe(200);
        (await PayAsync(card)).ShouldBe(400);
    }
}
