namespace ClickCart.Tests.Sandbox.CheckoutSessions;

public sealed class ExpireCheckoutSessionTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Nobody_pays_there_any_more()
    {
        var session = (await OpenCheckoutAsync()).ShouldBe(200).Id();
        await PayThereAsync(session, "4000000000000002");
        (await StripeAsync("POST", $"/checkout/sessions/{session}/expire", ("expand[]", "payment_intent"))).ShouldBe(200)["payment_intent"].Text("status")
            .ShouldBe("canceled");
        (await PayThereAsync(session)).Text.ShouldContain("nothing to pay");
        (await StripeAsync("POST", $"/checkout/sessions/{session}/expire")).ShouldBe(400);
    }

    [Fact]
    public async Task A_visit_that_was_paid_for_is_not_given_up()
    {
        var session = (await OpenCheckoutAsync()).ShouldBe(200).Id();
        await PayThereAsync(session);
        (await StripeAsync("POST", $"/checkout/sessions/{session}/expire")).ShouldBe(400);
    }
}
