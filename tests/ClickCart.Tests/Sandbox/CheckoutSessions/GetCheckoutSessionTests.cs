namespace ClickCart.Tests.Sandbox.CheckoutSessions;

public sealed class GetCheckoutSessionTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Shows_the_visit_with_the_payment_that_was_made_there()
    {
        var session = (await OpenCheckoutAsync()).ShouldBe(200).Id();
        await PayThereAsync(session);
        var seen = (await StripeAsync("GET", $"/checkout/sessions/{session}?expand[]=payment_intent")).ShouldBe(200);
        seen["status"].GetString().ShouldBe("complete");
        seen["payment_intent"].Text("status").ShouldBe("requires_capture");
        seen["payment_intent"].GetProperty("metadata").Text("order_id").ShouldBe("7");
    }

    [Fact]
    public async Task An_unknown_one_is_not_found() => (await StripeAsync("GET", "/checkout/sessions/cs_test_nobody")).ShouldBe(404);
}
