using System.Text.Json;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Payments.ManualPayments;

/// <summary>A shop that also takes bank transfers and cash on delivery.</summary>
public sealed class TransferShop() : SharedShop(
    ("Payments:BankTransfer:Offered", "true"), ("Payments:BankTransfer:Instructions", Account), ("Payments:BankTransfer:HoldDays", "4"),
    ("Payments:CashOnDelivery:Offered", "true"), ("Payments:CashOnDelivery:Instructions", "Have the exact amount ready."))
{
    public const string Account = "Example Bank\nIBAN DE02 1203 0000 0000 2020 51";
}

[CollectionDefinition(nameof(TransferShop))]
public sealed class TransferShops : ICollectionFixture<TransferShop>;

/// <summary>Tests that share that shop.</summary>
public abstract class ManualPaymentsTest(TransferShop shared) : ShopTest(shared)
{
    protected const string Transfer = ManualMethod.BankTransfer;
    protected const string Cash = ManualMethod.CashOnDelivery;

    protected Task<ApiResponse> PayAsync(ApiResponse order, string reference = "B-1", string? key = null) =>
        Admin.PostAsync($"/admin/orders/{order["id"].GetString()}/payment/paid", new { reference }, key ?? NewKey());

    protected async Task<ApiResponse> PaidAsync(string method = Transfer)
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: method);
        await Eventually.GetAsync(async () => (await PayAsync(order)) is { Status: System.Net.HttpStatusCode.OK } paid ? paid : null, "it is marked as paid");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is paid");
        return order;
    }

    protected async Task<JsonElement> RefundAsync(ApiResponse order, long amount, string state = "pending")
    {
        var id = order["id"].GetString();
        (await Admin.PostAsync($"/admin/orders/{id}/refunds", new { amount = new { amount, currency = "USD" }, reason = "Scratched." }, NewKey()))
            .ShouldBe(202)["status"].GetString().ShouldBe(state);
        return (await Admin.GetAsync($"/admin/orders/{id}/refunds")).ShouldBe(200)["items"].EnumerateArray().Last();
    }
}
