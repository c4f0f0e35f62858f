namespace ClickCart.Tests.Payments.ManualPayments;

[Collection(nameof(TransferShop))]
public sealed class RecordPaidBackTests(TransferShop shared) : ManualPaymentsTest(shared)
{
    private Task<ApiResponse> PayBackAsync(ApiResponse order, string refund, string reference = "R-1") =>
        Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/refunds/{refund}/paid-back", new { reference }, NewKey());

    [Fact]
    public async Task A_refund_waits_until_staff_has_paid_it_back_and_says_so_once()
    {
        var order = await PaidAsync();
        var refund = (await RefundAsync(order, 500)).GetProperty("id").GetString()!;
        (await PayBackAsync(order, refund, " ")).ShouldBeInvalid("reference");
        (await PayBackAsync(order, refund, "R-5")).ShouldBe(200)["status"].GetString().ShouldBe("succeeded");
        (await PayBackAsync(order, refund)).ShouldBeProblem(409, "refund-not-manual");
        (await PayBackAsync(order, Guid.CreateVersion7().ToString())).ShouldBeProblem(404, "not-found");
        var now = await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("partiallyRefunded"), "it is refunded in part");
        now["refunded"].GetProperty("amount").GetInt64().ShouldBe(500);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_cancelled_order_that_was_paid_is_to_be_paid_back_in_full_and_staff_is_told()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: Cash);
        var id = order["id"].GetString();
        await Eventually.TrueAsync(async () => (await PayAsync(order)).Status is System.Net.HttpStatusCode.OK, "it is marked as paid");
        (await Admin.PostAsync($"/admin/orders/{id}/refunds", new { amount = order["total"], reason = "Never left." }, NewKey())).ShouldBe(202);
        using var office = await Shop.OfficeAsync("/admin/alerts");
        office.ShouldShow($"of order {order["number"].GetString()} back by hand");
        (await office.OpenAsync("/admin/manual-payments?refunds=true")).ShouldBe(200).ShouldShow(order["number"].GetString()!);
        await office.OpenAsync($"/admin/orders/{id}");
        (await office.PressAsync("Record it as paid back", ("reference", "R-8"))).ShouldBe(200).ShouldShow("The refund is recorded as paid back.");
    }

    [Fact]
    public async Task The_gateways_refunds_are_not_recorded_by_hand()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        await DeliveredAsync(Guest, order);
        (await PayBackAsync(order, (await RefundAsync(order, 100)).GetProperty("id").GetString()!)).ShouldBeProblem(409, "refund-not-manual");
    }
}
