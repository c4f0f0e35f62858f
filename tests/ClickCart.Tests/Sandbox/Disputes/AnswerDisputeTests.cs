namespace ClickCart.Tests.Sandbox.Disputes;

public sealed class AnswerDisputeTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Theory]
    [InlineData("winning_evidence", "won")]
    [InlineData("losing_evidence", "lost")]
    public async Task The_evidence_decides_once_and_only_then_money_can_go_back(string evidence, string outcome)
    {
        var payment = await PaidAsync("pm_card_createDispute");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        (await StripeAsync("POST", "/refunds", ("payment_intent", payment))).ShouldBeRefused(400, "charge_disputed");
        var dispute = $"/disputes/dp_{payment[3..]}";
        (await StripeAsync("POST", dispute, ("evidence[uncategorized_text]", evidence))).ShouldBe(200).Status().ShouldBe(outcome);
        (await StripeAsync("GET", dispute)).Status().ShouldBe(outcome);
        (await StripeAsync("POST", dispute, ("evidence[uncategorized_text]", evidence))).ShouldBe(400);
        (await StripeAsync("POST", "/refunds", ("payment_intent", payment))).ShouldBe(200);
    }

    [Fact]
    public async Task Other_evidence_is_refused()
    {
        var payment = await PaidAsync("pm_card_createDispute");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        (await StripeAsync("POST", $"/disputes/dp_{payment[3..]}", ("evidence[uncategorized_text]", "please"))).ShouldBe(400);
        (await StripeAsync("POST", $"/disputes/dp_{payment[3..]}")).ShouldBeRefused(400, "parameter_missing");
    }
}
