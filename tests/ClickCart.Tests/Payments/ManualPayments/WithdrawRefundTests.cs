namespace ClickCart.Tests.Payments.ManualPayments;

[Collection(nameof(TransferShop))]
public sealed class WithdrawRefundTests(TransferShop shared) : ManualPaymentsTest(shared)
{
    private Task<ApiResponse> WithdrawAsync(ApiResponse order, string refund, string? reason = "It was meant for another order.", string? key = null) =>
        Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/refunds/{refund}/withdraw", new { reason }, key ?? NewKey());

    [Fact]
    public async Task A_refund_by_mistake_is_withdrawn_once_its_customer_is_told_and_the_money_can_be_refunded_anew()
    {
        var order = await PaidAsync();
        var id = order["id"].GetString();
        var refund = (await RefundAsync(order, order["total"].GetProperty("amount").GetInt64())).GetProperty("id").GetString()!;
        (await WithdrawAsync(order, refund, " ")).ShouldBeInvalid("reason");
        (await WithdrawAsync(order, Guid.CreateVersion7().ToString())).ShouldBeProblem(404, "not-found");
        using var office = await Shop.OfficeAsync($"/admin/orders/{id}");
        (await office.PressAsync("Withdraw the refund", ("reason", "It was meant for another order."))).ShouldBe(200).ShouldShow("The refund is withdrawn.");
        (await WithdrawAsync(order, refund)).ShouldBeProblem(409, "refund-not-manual");
        (await Admin.PostAsync($"/admin/orders/{id}/refunds/{refund}/paid-back", new { reference = "R-1" }, NewKey())).ShouldBeProblem(409, "refund-not-manual");
        await Eventually.TrueAsync(async () => (await Guest.GetAsync($"/orders/{id}/timeline", order["accessToken"].GetString()))["items"].EnumerateArray()
            .Any(t => t.GetProperty("what").ValueEquals("refundWithdrawn")), "its customer reads it");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/mails?order={id}"))["items"].EnumerateArray()
            .Any(m => m.GetProperty("template").ValueEquals("refund-withdrawn")), "its customer is written to");
        (await Guest.GetAsync($"/orders/{id}", order["accessToken"].GetString()))["paymentStatus"].GetString().ShouldBe("captured");
        await RefundAsync(order, order["total"].GetProperty("amount").GetInt64());
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_was_paid_back_at_that_moment_what_is_owed_and_what_the_gateway_makes_is_not_withdrawn()
    {
        var order = await PaidAsync();
        var refund = (await RefundAsync(order, 500)).GetProperty("id").GetString()!;
        var both = await Task.WhenAll(WithdrawAsync(order, refund),
            Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/refunds/{refund}/paid-back", new { reference = "R-1" }, NewKey()));
        both.Select(r => (int)r.Status).Order().ShouldBe([200, 409]);
        var card = await OrderAsync(Guest, await ProductAsync());
        await DeliveredAsync(Guest, card);
        (await WithdrawAsync(card, (await RefundAsync(card, 100)).GetProperty("id").GetString()!)).ShouldBeProblem(409, "refund-not-manual");
        await Shop.ShouldBeSoundAsync();
    }
}
