namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class CancelPaymentIntentTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Theory]
    [InlineData("pm_card_visa")]
    [InlineData("pm_card_threeDSecure2Required")]
    public async Task What_was_set_aside_or_waits_is_let_go(string card)
    {
        var payment = (await StripeAsync("POST", $"/payment_intents/{await PaidAsync(card, "manual")}/cancel",
            ("cancellation_reason", "requested_by_customer"))).ShouldBe(200);
        payment.Status().ShouldBe("canceled");
        payment["amount_capturable"].GetInt64().ShouldBe(0);
        payment["canceled_at"].GetInt64().ShouldBeGreaterThan(0);
        payment["cancellation_reason"].GetString().ShouldBe("requested_by_customer");
        payment["next_action"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Not_what_is_paid() => (await StripeAsync("POST", $"/payment_intents/{await PaidAsync()}/cancel")).ShouldBeRefused(
        400, "payment_intent_unexpected_state");

    [Fact]
    public async Task Only_for_a_known_reason() =>
        (await StripeAsync("POST", $"/payment_intents/{await PaidAsync(capture: "manual")}/cancel", ("cancellation_reason", "bored")))
            .ShouldBeRefused(400, null, "cancellation_reason");
}
