namespace ClickCart.Tests.Sandbox.CheckoutSessions;

public sealed class PayCheckoutSessionTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task A_declined_card_is_said_and_another_one_pays()
    {
        var session = (await OpenCheckoutAsync()).ShouldBe(200).Id();
        (await PayThereAsync(session, "4242424242424241")).Text.ShouldContain("Your card number is incorrect.");
        (await PayThereAsync(session, "4000000000009995")).ShouldBe(303);
        (await Host.Anyone.GetAsync($"~/sandbox/stripe/checkout/{session}")).Text.ShouldContain("insufficient funds");
        (await PayThereAsync(session)).ShouldBe(303).Headers.Location!.ToString().ShouldBe($"https://shop.example.com/orders/7?checkout_session={session}");
        (await PayThereAsync(session)).Text.ShouldContain("nothing to pay");
    }

    [Fact]
    public async Task The_bank_is_asked_in_between()
    {
        var session = (await OpenCheckoutAsync()).ShouldBe(200).Id();
        (await PayThereAsync(session, "4000000000003220")).ShouldBe(303).Headers.Location!.ToString().ShouldContain("/sandbox/stripe/3ds/");
    }
}
