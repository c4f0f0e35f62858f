using System.Text.Json;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Ordering.Drafts;

/// <summary>A shop that takes bank transfers too.</summary>
public sealed class DraftShop() : SharedShop(
    ("Payments:BankTransfer:Offered", "true"), ("Payments:BankTransfer:Instructions", "Account 12345"), ("Payments:BankTransfer:HoldDays", "4"));

/// <summary>A test about orders that staff puts together.</summary>
public abstract class DraftTest(SharedShop shared) : BrowserTest(shared)
{
    protected static object Usd(long amount) => new { amount, currency = "USD" };

    protected static string NewEmail() => $"d{Guid.CreateVersion7():n}@example.com";

    protected static object Body(string email, object[] lines, object? discount = null, object? shippingPrice = null, object? shipTo = null) => new
    {
        email,
        shipTo = shipTo ?? ShipTo,
        lines,
        discount,
        shippingPrice,
        shippingReason = shippingPrice is null ? null : "It goes along.",
        note = "As we said on the phone.",
    };

    /// <summary>Three at a price of their own, one at the catalogue's 12.50, 10 % off, delivery for 4.00.</summary>
    protected async Task<ApiResponse> DraftedAsync(string email, int stock = 100) => (await Admin.PostAsync("/admin/drafts", Body(email,
        [
            new { sku = await ProductAsync(1999, stock), quantity = 3, unitPrice = Usd(1733), reason = "The box is dented." },
            new { sku = await ProductAsync(1250), quantity = 1 },
        ],
        new { percent = 10, reason = "For your patience." }, Usd(400)), NewKey())).ShouldBe(201);

    protected static string IdOf(ApiResponse draft) => draft["id"].GetString()!;

    protected static string VersionOf(ApiResponse draft) => $"\"{draft["version"]}\"";

    protected async Task<ApiResponse> ReadAsync(ApiResponse draft) => (await Admin.GetAsync($"/admin/drafts/{IdOf(draft)}")).ShouldBe(200);

    /// <summary>With the version that the draft has now.</summary>
    protected async Task<ApiResponse> DoAsync(ApiResponse draft, string what, object? body = null, string? key = null) => await Admin.SendAsync(
        HttpMethod.Post, $"/admin/drafts/{IdOf(draft)}/{what}", body, key ?? NewKey(), VersionOf(await ReadAsync(draft)));

    /// <summary>The secret of the link that staff is shown.</summary>
    protected async Task<string> SentAsync(ApiResponse draft) => SecretOf((await DoAsync(draft, "send")).ShouldBe(200));

    protected static string SecretOf(ApiResponse sent) => sent["link"].GetString()!.Split("/pay/")[1];

    protected static Task<ApiResponse> PayAsync(Client client, string secret, string? card = "pm_card_visa", string? key = null) =>
        client.PostAsync($"/pay/{secret}", new { paymentMethod = card }, key ?? NewKey());

    protected static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();

    protected static IEnumerable<string> Happened(ApiResponse draft) => draft["history"].EnumerateArray().Select(h => h.GetProperty("what").GetString()!);

    protected Task<Uri> MailedLinkAsync(string email, int many = 1) => Shop.LinkAsync(email, MailKind.PaymentAsked, many);

    /// <summary>Each part adds up to the whole.</summary>
    protected static void ShouldAddUp(JsonElement of)
    {
        var lines = of.GetProperty("lines").EnumerateArray().ToList();
        lines.Sum(l => Amount(l, "discount")).ShouldBe(Amount(of, "discount"));
        lines.Sum(l => Amount(l, "unitPrice") * l.GetProperty("quantity").GetInt32()).ShouldBe(Amount(of, "subtotal"));
        foreach (var line in lines)
            Amount(line, "total").ShouldBe(Amount(line, "unitPrice") * line.GetProperty("quantity").GetInt32() - Amount(line, "discount") + Amount(line, "tax"));
        Amount(of, "total").ShouldBe(Amount(of, "subtotal") - Amount(of, "discount") + Amount(of, "tax") + Amount(of, "shipping"));
        of.GetProperty("taxes").EnumerateArray().Sum(t => Amount(t, "amount")).ShouldBe(Amount(of, "tax") + Amount(of, "taxIncluded"));
    }
}
