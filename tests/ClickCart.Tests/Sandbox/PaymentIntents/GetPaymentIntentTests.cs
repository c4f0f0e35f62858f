namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class GetPaymentIntentTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task Shows_the_charge_by_its_id_or_whole()
    {
        var payment = await PaidAsync();
        var plain = (await StripeAsync("GET", $"/payment_intents/{payment}")).ShouldBe(200)["latest_charge"].GetString();
        var charge = (await StripeAsync("GET", $"/payment_intents/{payment}?expand[]=latest_charge")).ShouldBe(200)["latest_charge"];
        charge.Text("id").ShouldBe(plain);
        charge.Text("payment_intent").ShouldBe(payment);
        charge.GetProperty("captured").GetBoolean().ShouldBeTrue();
        charge.GetProperty("payment_method_details").GetProperty("card").Text("last4").ShouldBe("4242");
    }

    [Fact]
    public async Task The_charge_lists_its_refunds()
    {
        var payment = await PaidAsync();
        (await StripeAsync("POST", "/refunds", ("payment_intent", payment), ("amount", "500"))).ShouldBe(200);
        var charge = (await StripeAsync("GET", $"/payment_intents/{payment}?expand[]=latest_charge"))["latest_charge"];
        charge.GetProperty("amount_refunded").GetInt64().ShouldBe(500);
        charge.GetProperty("refunded").GetBoolean().ShouldBeFalse();
        charge.GetProperty("refunds").GetProperty("data").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_payment_is_missing() => (await StripeAsync("GET", "/payment_intents/pi_nobody")).ShouldBeRefused(
        404, "resource_missing", "intent");
}
