namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class UpdatePaymentIntentTests(SharedSandbox shared) : SandboxTest(shared)
{
    private async Task<string> MadeAsync() => (await StripeAsync("POST", "/payment_intents", ("amount", "100"), ("currency", "usd"),
        ("metadata[a]", "1"))).ShouldBe(200).Id();

    [Fact]
    public async Task Before_confirmation_amount_and_card_may_change()
    {
        var payment = (await StripeAsync("POST", $"/payment_intents/{await MadeAsync()}", ("amount", "250"), ("payment_method", "pm_card_visa"))).ShouldBe(200);
        payment["amount"].GetInt64().ShouldBe(250);
        payment.Status().ShouldBe("requires_confirmation");
    }

    [Fact]
    public async Task Metadata_is_merged_and_an_empty_value_unsets()
    {
        var payment = (await StripeAsync("POST", $"/payment_intents/{await MadeAsync()}", ("metadata[b]", "2"), ("metadata[a]", ""))).ShouldBe(200);
        payment["metadata"].EnumerateObject().Select(p => p.Name).ShouldBe(["b"]);
    }

    [Fact]
    public async Task After_it_is_paid_only_words_may_change()
    {
        var payment = await PaidAsync();
        (await StripeAsync("POST", $"/payment_intents/{payment}", ("description", "An order"), ("metadata[late]", "yes"))).ShouldBe(200)["description"]
            .GetString().ShouldBe("An order");
        (await StripeAsync("POST", $"/payment_intents/{payment}", ("amount", "1"))).ShouldBeRefused(400, "payment_intent_unexpected_state");
    }
}
