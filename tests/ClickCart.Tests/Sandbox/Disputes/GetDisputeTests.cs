namespace ClickCart.Tests.Sandbox.Disputes;

public sealed class GetDisputeTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task A_dispute_is_there_once_the_bank_has_made_it()
    {
        var payment = await PaidAsync("pm_card_createDispute");
        var dispute = $"/disputes/dp_{payment[3..]}";
        (await StripeAsync("GET", dispute)).ShouldBeRefused(404, "resource_missing");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        var seen = (await StripeAsync("GET", dispute)).ShouldBe(200);
        seen.Status().ShouldBe("needs_response");
        seen["amount"].GetInt64().ShouldBe(1999);
        seen["payment_intent"].GetString().ShouldBe(payment);
    }

    [Theory]
    [InlineData("dp_nobody")]
    [InlineData("dp_")]
    [InlineData("pi_nobody")]
    public async Task What_is_no_dispute_is_missing(string id) => (await StripeAsync("GET", $"/disputes/{id}")).ShouldBeRefused(404, "resource_missing");

    [Fact]
    public async Task Nor_is_a_payment_that_nobody_disputes() =>
        (await StripeAsync("GET", $"/disputes/dp_{(await PaidAsync())[3..]}")).ShouldBeRefused(404, "resource_missing");
}
