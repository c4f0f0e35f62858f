namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class ConfirmPaymentIntentTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task A_payment_made_before_is_charged()
    {
        var made = (await StripeAsync("POST", "/payment_intents", ("amount", "100"), ("currency", "usd"), ("payment_method", "pm_card_visa"),
            ("capture_method", "manual"))).ShouldBe(200);
        (await StripeAsync("POST", $"/payment_intents/{made.Id()}/confirm")).ShouldBe(200).Status().ShouldBe("requires_capture");
    }

    [Fact]
    public async Task After_a_decline_another_card_pays_the_same_payment()
    {
        var declined = (await PayAsync("pm_card_visa_chargeDeclined")).ShouldBe(402)["error"].GetProperty("payment_intent").Text("id");
        (await StripeAsync("POST", $"/payment_intents/{declined}/confirm")).ShouldBeRefused(400, "parameter_missing", "payment_method");
        (await StripeAsync("POST", $"/payment_intents/{declined}/confirm", ("payment_method", "pm_card_chargeDeclinedStolenCard"))).ShouldBe(402);
        var paid = (await StripeAsync("POST", $"/payment_intents/{declined}/confirm", ("payment_method", "pm_card_visa"))).ShouldBe(200);
        paid.Status().ShouldBe("succeeded");
        paid["last_payment_error"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_challenge_can_be_left_for_another_card()
    {
        var waiting = await PaidAsync("pm_card_threeDSecure2Required");
        (await StripeAsync("POST", $"/payment_intents/{waiting}/confirm", ("payment_method", "pm_card_visa"))).ShouldBe(200).Status().ShouldBe("succeeded");
    }

    [Fact]
    public async Task What_is_paid_cannot_be_confirmed_again() =>
        (await StripeAsync("POST", $"/payment_intents/{await PaidAsync()}/confirm", ("payment_method", "pm_card_visa")))
            .ShouldBeRefused(400, "payment_intent_unexpected_state");
}
