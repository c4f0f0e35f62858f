namespace ClickCart.Tests.Sandbox.Refunds;

public sealed class GetRefundTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Theory]
    [InlineData("pm_card_visa", "succeeded", "succeeded")]
    [InlineData("pm_card_pendingRefund", "pending", "succeeded")]
    [InlineData("pm_card_refundFail", "succeeded", "failed")]
    public async Task The_card_decides_how_it_goes_on(string card, string now, string later)
    {
        var payment = await PaidAsync(card);
        var refund = (await StripeAsync("POST", "/refunds", ("payment_intent", payment))).ShouldBe(200);
        refund.Status().ShouldBe(now);
        Host.Clock.Advance(TimeSpan.FromHours(2));
        var settled = (await StripeAsync("GET", $"/refunds/{refund.Id()}")).ShouldBe(200);
        settled.Status().ShouldBe(later);
        settled["failure_reason"].GetString().ShouldBe(later == "failed" ? "expired_or_canceled_card" : null);
        (await StripeAsync("GET", $"/payment_intents/{payment}?expand[]=latest_charge"))["latest_charge"].GetProperty("amount_refunded").GetInt64()
            .ShouldBe(later == "failed" ? 0 : 1999);
    }

    [Fact]
    public async Task An_unknown_refund_is_missing() => (await StripeAsync("GET", "/refunds/re_nobody")).ShouldBeRefused(404, "resource_missing");
}
