using System.Text.Json;
using ClickCart.Payments;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Payments.Credits;

/// <summary>A shop that also takes bank transfers.</summary>
public sealed class CreditShop() : SharedShop(
    ("Payments:BankTransfer:Offered", "true"), ("Payments:BankTransfer:Instructions", "Example Bank"), ("Payments:BankTransfer:HoldDays", "4"));

[CollectionDefinition(nameof(CreditShop))]
public sealed class CreditShops : ICollectionFixture<CreditShop>;

/// <summary>Steps that tests of gift cards and store credit share.</summary>
public abstract class CreditsTest(SharedShop shared) : ShopTest(shared)
{
    protected static object Usd(long amount) => new { amount, currency = "USD" };

    protected async Task<(string Id, string Code)> CardAsync(long amount, object? expiresOn = null, string currency = "USD")
    {
        var card = (await Admin.PostAsync("/admin/gift-cards", new { amount = new { amount, currency }, expiresOn }, NewKey())).ShouldBe(201)["items"][0];
        return (card.GetProperty("id").GetString()!, card.GetProperty("code").GetString()!);
    }

    protected async Task<long> LeftAsync((string Id, string Code) card) => (await LookAsync(card))["balance"].GetProperty("amount").GetInt64();

    protected async Task<ApiResponse> LookAsync((string Id, string Code) card) => (await Admin.GetAsync($"/admin/gift-cards/{card.Id}")).ShouldBe(200);

    protected async Task<string[]> KindsAsync((string Id, string Code) card) =>
        [.. (await LookAsync(card))["ledger"].EnumerateArray().Reverse().Select(l => l.GetProperty("kind").GetString()!)];

    /// <summary>A customer with store credit.</summary>
    protected async Task<(Client Client, string Id)> CustomerAsync(long credit = 0)
    {
        var (client, email) = await Shop.CustomerAsync();
        var id = (await client.GetAsync("/me")).ShouldBe(200)["id"].GetString()!;
        if (credit > 0)
            (await Admin.PostAsync($"/admin/customers/{id}/store-credit", new { amount = Usd(credit), reason = "We are sorry." }, NewKey())).ShouldBe(200);
        return (client, id);
    }

    protected static Dictionary<string, object?> Body(ApiResponse quote, string? paymentMethod, params string[] codes) => new()
    {
        ["quoteId"] = quote["id"].GetString(),
        ["shippingOptionId"] = quote["shippingOptions"][0].GetProperty("id").GetString(),
        ["email"] = "guest@example.com",
        ["paymentMethod"] = paymentMethod,
        ["expectedTotal"] = quote["shippingOptions"][0].GetProperty("total"),
        ["giftCards"] = codes,
    };

    protected async Task<ApiResponse> QuotedAsync(Client client, long price = 5000, int quantity = 1) =>
        await QuoteAsync(client, await CartAsync(client, (await ProductAsync(price), quantity)));

    protected static long Total(ApiResponse quote) => quote["shippingOptions"][0].GetProperty("total").GetProperty("amount").GetInt64();

    protected async Task<ApiResponse> PaidByAsync(Client client, ApiResponse quote, string? paymentMethod, params string[] codes) =>
        (await client.PostAsync("/orders", Body(quote, paymentMethod, codes), NewKey())).ShouldBe(201);

    protected async Task<PaymentDetails> PaymentAsync(ApiResponse order)
    {
        var id = order["id"].GetGuid();
        return await Eventually.GetAsync(async () => await Shop.AskAsync<IPaymentReader, PaymentDetails?>(
            p => p.FindAsync(id, TestContext.Current.CancellationToken)), "the payment is there");
    }

    protected Task<PaymentDetails> PaymentAsync(ApiResponse order, Func<PaymentDetails, bool> wanted, string what) => Eventually.GetAsync(
        async () => await PaymentAsync(order) is var payment && wanted(payment) ? payment : null, what);

    protected async Task<ApiResponse> RefundAsync(ApiResponse order, long amount) => (await Admin.PostAsync(
        $"/admin/orders/{order["id"].GetString()}/refunds", new { amount = Usd(amount), reason = "Scratched." }, NewKey())).ShouldBe(202);

    protected static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();

    internal async Task<int> TamperAsync(Func<PaymentsDbContext, Task<int>> change)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        return await change(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>());
    }
}
