namespace ClickCart.Tests.Sandbox.Refunds;

public sealed class CreateRefundTests(SharedSandbox shared) : SandboxTest(shared)
{
    private Task<ApiResponse> RefundAsync(string payment, string? amount = null, string? reason = null) =>
        StripeAsync("POST", "/refunds", ("payment_intent", payment), ("amount", amount), ("reason", reason), ("metadata[refund_id]", "r7"));

    [Fact]
    public async Task Gives_back_a_part_and_then_the_rest()
    {
        var payment = await PaidAsync();
        var part = (await RefundAsync(payment, "999", "requested_by_customer")).ShouldBe(200);
        part.Status().ShouldBe("succeeded");
        part["amount"].GetInt64().ShouldBe(999);
        part["currency"].GetString().ShouldBe("usd");
        part["reason"].GetString().ShouldBe("requested_by_customer");
        part["payment_intent"].GetString().ShouldBe(payment);
        part["metadata"].Text("refund_id").ShouldBe("r7");
        (await RefundAsync(payment)).ShouldBe(200)["amount"].GetInt64().ShouldBe(1000);
        (await RefundAsync(payment)).ShouldBeRefused(400, "charge_already_refunded");
    }

    [Fact]
    public async Task Never_gives_back_more_than_was_taken() => (await RefundAsync(await PaidAsync(), "2000")).ShouldBeRefused(400, null, "amount");

    [Fact]
    public async Task Takes_a_charge_in_place_of_the_payment()
    {
        var payment = (await PayAsync()).ShouldBe(200);
        (await StripeAsync("POST", "/refunds", ("charge", payment["latest_charge"].GetString()))).ShouldBe(200)["payment_intent"].GetString()
            .ShouldBe(payment.Id());
    }

    [Fact]
    public async Task Gives_back_nothing_that_was_only_set_aside() => (await RefundAsync(await PaidAsync(capture: "manual"))).ShouldBeRefused(
        400, "payment_intent_unexpected_state");

    [Theory]
    [InlineData("pi_nobody", null, null, 404, "resource_missing")]
    [InlineData(null, null, null, 400, "parameter_missing")]
    [InlineData("pi_nobody", "0", null, 400, "parameter_invalid_integer")]
    [InlineData("pi_nobody", null, "bored", 400, null)]
    public async Task Refuses_what_makes_no_sense(string? payment, string? amount, string? reason, int status, string? code) =>
        (await StripeAsync("POST", "/refunds", ("payment_intent", payment), ("amount", amount), ("reason", reason))).ShouldBeRefused(status, code);
}
