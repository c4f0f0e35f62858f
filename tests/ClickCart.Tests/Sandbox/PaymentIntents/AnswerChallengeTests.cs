namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class AnswerChallengeTests(SharedSandbox shared) : SandboxTest(shared)
{
    private async Task<string> WaitingAsync(string card = "pm_card_threeDSecure2Required", string returnUrl = "http://localhost/back") =>
        (await PayAsync(card, "manual", more: ("return_url", returnUrl))).ShouldBe(200).Id();

    private Task<ApiResponse> AnswerAsync(string payment, string choice) =>
        Host.Anyone.SendAsync(HttpMethod.Post, $"~/sandbox/stripe/3ds/{payment}/{choice}", content: new FormUrlEncodedContent([]));

    [Theory]
    [InlineData("pm_card_threeDSecure2Required", "approve", "requires_capture", "succeeded")]
    [InlineData("pm_card_threeDSecure2Required", "decline", "requires_payment_method", "failed")]
    [InlineData("pm_card_threeDSecureRequiredChargeDeclined", "approve", "requires_payment_method", "failed")]
    public async Task The_choice_decides_and_leads_back_to_the_shop(string card, string choice, string status, string outcome)
    {
        var payment = await WaitingAsync(card);
        var back = (await AnswerAsync(payment, choice)).ShouldBe(303).Headers.Location!.ToString();
        back.ShouldStartWith($"http://localhost/back?payment_intent={payment}&payment_intent_client_secret={payment}_secret_");
        back.ShouldEndWith("&redirect_status=" + outcome);
        (await StripeAsync("GET", $"/payment_intents/{payment}")).Status().ShouldBe(status);
    }

    [Fact]
    public async Task A_second_click_changes_nothing()
    {
        var payment = await WaitingAsync(returnUrl: "http://localhost/back?order=7");
        await AnswerAsync(payment, "approve");
        (await AnswerAsync(payment, "decline")).ShouldBe(303).Headers.Location!.ToString().ShouldStartWith("http://localhost/back?order=7&payment_intent=");
        (await StripeAsync("GET", $"/payment_intents/{payment}")).Status().ShouldBe("requires_capture");
    }

    [Fact]
    public async Task Without_a_shop_to_go_back_to_it_stays_at_the_bank()
    {
        var payment = await PaidAsync("pm_card_threeDSecure2Required");
        (await AnswerAsync(payment, "approve")).ShouldBe(303).Headers.Location!.ToString().ShouldBe($"/sandbox/stripe/3ds/{payment}");
    }

    [Fact]
    public async Task There_are_two_choices() => (await AnswerAsync(await WaitingAsync(), "perhaps")).ShouldBe(404);
}
