namespace ClickCart.Tests.Sandbox.PaymentMethods;

public sealed class GetPaymentMethodTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Shows_what_tells_a_card_from_others()
    {
        var card = (await StripeAsync("GET", $"/payment_methods/{(await TypeAsync("378282246310005", cvc: "1234")).ShouldBe(200).Id()}")).ShouldBe(200)["card"];
        (card.Text("brand"), card.Text("last4"), card.GetProperty("exp_year").GetInt32()).ShouldBe(("amex", "0005", 2040));
    }

    [Fact]
    public async Task An_unknown_one_is_refused() => (await StripeAsync("GET", "/payment_methods/pm_nobody")).ShouldBe(400);
}
