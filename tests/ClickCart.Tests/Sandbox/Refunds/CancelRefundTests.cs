namespace ClickCart.Tests.Sandbox.Refunds;

public sealed class CancelRefundTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task A_pending_refund_is_taken_back_for_good()
    {
        var payment = await PaidAsync("pm_card_pendingRefund");
        var refund = (await StripeAsync("POST", "/refunds", ("payment_intent", payment))).Id();
        (await StripeAsync("POST", $"/refunds/{refund}/cancel")).ShouldBe(200).Status().ShouldBe("canceled");
        Host.Clock.Advance(TimeSpan.FromHours(2));
        (await StripeAsync("GET", $"/refunds/{refund}")).Status().ShouldBe("canceled");
        (await StripeAsync("POST", "/refunds", ("payment_intent", payment))).ShouldBe(200)["amount"].GetInt64().ShouldBe(1999);
    }

    [Fact]
    public async Task Not_one_that_is_decided()
    {
        var refund = (await StripeAsync("POST", "/refunds", ("payment_intent", await PaidAsync()))).Id();
        (await StripeAsync("POST", $"/refunds/{refund}/cancel")).ShouldBe(400)["error"].Text("message")
            .ShouldBe("A refund with a status of succeeded cannot be canceled.");
    }
}
