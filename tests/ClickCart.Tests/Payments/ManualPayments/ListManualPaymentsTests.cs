namespace ClickCart.Tests.Payments.ManualPayments;

[Collection(nameof(TransferShop))]
public sealed class ListManualPaymentsTests(TransferShop shared) : ManualPaymentsTest(shared)
{
    [Fact]
    public async Task Staff_sees_what_is_to_come_and_until_when()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: Transfer);
        var found = await Eventually.GetAsync(async () => (await Admin.GetAsync("/admin/manual-payments?sort=-at&limit=100")).ShouldBe(200)["items"]
            .EnumerateArray().Where(i => i.GetProperty("orderId").ValueEquals(order["id"].GetString())).ToList() is { Count: 1 } one ? one : null,
            "it is waited for");
        var row = found[0];
        row.GetProperty("amount").GetRawText().ShouldBe(order["total"].GetRawText());
        row.GetProperty("until").GetDateTimeOffset().ShouldBe(order["payment"].GetProperty("payBy").GetDateTimeOffset());
        using var office = await Shop.OfficeAsync("/admin/manual-payments");
        office.ShouldShow(order["number"].GetString()!);
        (await office.OpenAsync("/admin")).ShouldShow("Payments to mark as paid");
        (await Guest.GetAsync("/admin/manual-payments")).ShouldBeProblem(401, "unauthenticated");
    }
}
