using System.Text.Json;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Supplements;

/// <summary>Labels wait for staff, so that there is time for changes; bank transfers are taken, too.</summary>
public sealed class SupplementShop() : SharedShop(
    ("Shipping:BuyLabels", "Manual"), ("Sandbox:TransitSeconds", "4"), ("Payments:BankTransfer:Offered", "true"),
    ("Payments:BankTransfer:Instructions", Account))
{
    public const string Account = "Example Bank, IBAN DE02 1203 0000 0000 2020 51";
}

/// <summary>One after the other: when orders are captured is everybody's.</summary>
[CollectionDefinition(nameof(SupplementShop))]
public sealed class SupplementShops : ICollectionFixture<SupplementShop>;

/// <summary>A test about paying what a change makes an order dearer.</summary>
public abstract class SupplementTest(SharedShop shared) : BrowserTest(shared)
{
    protected const string NeedsBank = "pm_card_threeDSecure2Required";

    protected static object Usd(long amount) => new { amount, currency = "USD" };

    protected static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();

    protected static string IdOf(ApiResponse one) => one["id"].GetString()!;

    /// <summary>One of a SKU, confirmed.</summary>
    protected async Task<(ApiResponse Order, string Sku)> OrderedAsync(string captureOn = "Label", string email = "guest@example.com", int stock = 100,
        Client? by = null)
    {
        by ??= Guest;
        Shop.Services.GetRequiredService<IConfiguration>()["Payments:CaptureOn"] = captureOn;
        var sku = await ProductAsync(2000, stock);
        var quote = await QuoteAsync(by, await CartAsync(by, (sku, 1)));
        var order = (await by.PostAsync("/orders", OrderBody(quote, email: email), NewKey())).ShouldBe(201);
        await OrderUntilAsync(by, order, o => o.GetProperty("status").ValueEquals("confirmed")
            && o.GetProperty("paymentStatus").ValueEquals(captureOn == "Label" ? "authorized" : "captured"), "it is confirmed");
        return (order, sku);
    }

    /// <summary>With the version that the order has now.</summary>
    protected async Task<ApiResponse> DoAsync(ApiResponse order, string what, object? body, string? key = null) => await Admin.SendAsync(
        HttpMethod.Post, $"/admin/orders/{IdOf(order)}/{what}", body, key ?? NewKey(), $"\"{(await ReviewAsync(order))["version"]}\"");

    protected Task<ApiResponse> AskAsync(ApiResponse order, string sku, int quantity = 3) =>
        DoAsync(order, "supplements", new { lines = new[] { new { sku, quantity } }, reason = "They rang.", note = "All in one parcel." });

    protected async Task<string> AskedAsync(ApiResponse order, string sku, int quantity = 3) => SecretOf((await AskAsync(order, sku, quantity)).ShouldBe(201));

    protected static string SecretOf(ApiResponse asked) => asked["link"].GetString()!.Split("/pay/difference/")[1];

    protected Task<ApiResponse> PayAsync(string secret, string card = "pm_card_visa", string? key = null) =>
        Guest.PostAsync($"/pay/difference/{secret}", new { paymentMethod = card }, key ?? NewKey());

    /// <summary>By gift cards, with a card for the rest, or none.</summary>
    protected Task<ApiResponse> PayAsync(string secret, string? card, string[] giftCards) =>
        Guest.PostAsync($"/pay/difference/{secret}", new { paymentMethod = card, giftCards }, NewKey());

    protected Task<ApiResponse> MarkAsync(
        ApiResponse order, ApiResponse asked, string method = "bankTransfer", string? reference = "B-7", string? key = null) => Admin.PostAsync($"/admin/orders/{IdOf(order)}/supplements/{IdOf(asked)}/paid", new { method, reference }, key ?? NewKey());

    protected async Task<(string Id, string Code)> GiftCardAsync(long amount) =>
        (await Admin.PostAsync("/admin/gift-cards", new { amount = Usd(amount) }, NewKey())).ShouldBe(201)["items"][0] is var card
            ? (card.GetProperty("id").GetString()!, card.GetProperty("code").GetString()!) : default;

    protected async Task<long> LeftAsync((string Id, string Code) card) =>
        Amount((await Admin.GetAsync($"/admin/gift-cards/{card.Id}")).ShouldBe(200).Json, "balance");

    /// <summary>How the last supplement was paid: the ways and the amounts, and by whom.</summary>
    protected static (string How, long Amount, string By)[] PaidOf(ApiResponse order) =>
        order["supplements"].EnumerateArray().Last().TryGetProperty("paid", out var paid)
            ? [.. paid.EnumerateArray().Select(p => (p.GetProperty("how").GetString()!, Amount(p, "amount"), p.GetProperty("by").GetString()!))] : [];

    protected async Task RefundAsync(ApiResponse order, long amount) =>
        (await Admin.PostAsync($"/admin/orders/{IdOf(order)}/refunds", new { amount = Usd(amount), reason = "Scratched." }, NewKey())).ShouldBe(202);

    protected async Task<ApiResponse> ReviewAsync(ApiResponse order) => (await Admin.GetAsync($"/admin/orders/{IdOf(order)}")).ShouldBe(200);

    protected async Task<ApiResponse> ReadAsync(ApiResponse order) =>
        (await Guest.GetAsync($"/orders/{IdOf(order)}", order["accessToken"].GetString())).ShouldBe(200);

    protected Task<ApiResponse> SupplementUntilAsync(ApiResponse order, string status) => Eventually.GetAsync(async () =>
        await ReviewAsync(order) is var now && now["supplements"].EnumerateArray().Last().GetProperty("status").ValueEquals(status) ? now : null, status);

    protected Task<string> ActionUrlAsync(ApiResponse order) => Eventually.GetAsync(async () => (await ReadAsync(order)).Json.TryGetProperty("supplement", out var s)
        && s.TryGetProperty("actionUrl", out var url) ? url.GetString() : null, "the bank asks");

    protected static async Task ApproveAsync(string url)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        await ThreeDSecure.AnswerAsync(browser, url, await browser.GetStringAsync(url, TestContext.Current.CancellationToken), approve: true);
    }

    protected static string[] Happened(ApiResponse order) =>
        [.. order["timeline"].EnumerateArray().Select(t => t.GetProperty("what").GetString()!)];

    protected async Task<PaymentDetails> PaymentAsync(ApiResponse order) => (await Shop.AskAsync<IPaymentReader, PaymentDetails?>(p =>
        p.FindAsync(order["id"].GetGuid(), TestContext.Current.CancellationToken)))!;

    /// <summary>What has moved at the gateway for the order's supplements: what it took and gave back.</summary>
    protected Task<(long Captured, long Refunded)> SupplementsAsync(ApiResponse order) => Shop.AskAsync(async (ClickCart.Payments.PaymentsDbContext db) =>
        await db.Payments.AsNoTracking().Where(p => p.SupplementOf == order["id"].GetGuid()).ToListAsync() is var all
            ? (all.Sum(p => p.Captured), all.SelectMany(p => p.Refunds)
                .Where(r => r.State == ClickCart.Payments.Refunds.RefundState.Succeeded).Sum(r => r.Amount)) : default);

    protected async Task DeliverAsync(ApiResponse order)
    {
        await Eventually.TrueAsync(async () =>
        {
            var now = await ReadAsync(order);
            if (now["status"].GetString() is "delivered") return true;
            var parcels = (await Admin.GetAsync($"/admin/orders/{IdOf(order)}/shipments"))["items"];
            if (now["fulfilmentStatus"].GetString() is "unfulfilled" && parcels.GetArrayLength() > 0)
                (await Admin.PostAsync("/admin/to-ship/labels", new { shipments = new[] { parcels[parcels.GetArrayLength() - 1].GetProperty("id").GetString() } }))
                    .ShouldBe(200);
            return false;
        }, "it is delivered");
        await DeliveredAsync(Guest, order);
    }
}
