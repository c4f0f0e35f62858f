namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class CapturePaymentIntentTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Theory]
    [InlineData(null, 1999)]
    [InlineData("1500", 1500)]
    public async Task Takes_all_or_a_part(string? amount, long received)
    {
        var payment = (await StripeAsync("POST", $"/payment_intents/{await PaidAsync(capture: "manual")}/capture", ("amount_to_capture", amount),
            ("expand[]", "latest_charge"))).ShouldBe(200);
        payment.Status().ShouldBe("succeeded");
        payment["amount_received"].GetInt64().ShouldBe(received);
        payment["amount_capturable"].GetInt64().ShouldBe(0);
        payment["latest_charge"].GetProperty("amount_captured").GetInt64().ShouldBe(received);
    }

    [Fact]
    public async Task Never_more_than_was_set_aside() =>
        (await StripeAsync("POST", $"/payment_intents/{await PaidAsync(capture: "manual")}/capture", ("amount_to_capture", "2000")))
            .ShouldBeRefused(400, "amount_too_large", "amount_to_capture");

    [Fact]
    public async Task Only_once()
    {
        var payment = await PaidAsync(capture: "manual");
        (await StripeAsync("POST", $"/payment_intents/{payment}/capture")).ShouldBe(200);
        (await StripeAsync("POST", $"/payment_intents/{payment}/capture")).ShouldBeRefused(400, "payment_intent_unexpected_state");
    }
}
