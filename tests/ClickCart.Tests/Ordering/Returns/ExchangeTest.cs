using System.Text.Json;
using ClickCart.Payments.Contracts;
using ClickCart.Tests.Payments.Credits;

namespace ClickCart.Tests.Ordering.Returns;

/// <summary>What a customer sent back, and what they could get for it.</summary>
/// <param name="Worth">In minor units.</param>
public sealed record SentBack(Client Client, ApiResponse Order, string Id, string Sku, long Worth)
{
    public string Page => $"/admin/returns/{Id}";
}

/// <summary>Steps that tests of exchanges share, in a shop that also takes bank transfers.</summary>
public abstract class ExchangeTest(CreditShop shared) : CreditsTest(shared)
{
    /// <summary>Ordered, paid by card, delivered, sent back and received.</summary>
    protected async Task<SentBack> SentBackAsync(Client? by = null, long price = 3000, int quantity = 1)
    {
        var (client, sku) = (by ?? Guest, await ProductAsync(price));
        var email = $"x{Guid.CreateVersion7():n}@example.com";
        var quote = await QuoteAsync(client, await CartAsync(client, (sku, quantity)));
        var order = (await client.PostAsync("/orders", OrderBody(quote, email: email), NewKey())).ShouldBe(201);
        await DeliveredAsync(client, order);
        var asked = new { lines = new[] { new { sku, quantity, reason = "doesNotFit" } } };
        var id = (await client.PostAsync($"/orders/{order["id"].GetString()}/returns", asked, NewKey(), TokenOf(order))).ShouldBe(201)["id"].GetString()!;
        (await Admin.PostAsync($"/admin/returns/{id}/approve", new { way = "own" }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync($"/admin/returns/{id}/receive", new { lines = new[] { new { sku, quantity, restock = true } } }, NewKey())).ShouldBe(200);
        var worth = Amount((await Admin.PostAsync($"/admin/returns/{id}/refund?preview=true", new { }, NewKey())).ShouldBe(200)["refund"], "amount");
        return new(client, order, id, sku, worth);
    }

    protected static string? TokenOf(ApiResponse order) => order.Json.TryGetProperty("accessToken", out var token) ? token.GetString() : null;

    protected static object For(params (string Sku, int Quantity)[] lines) => new { lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity }) };

    protected Task<ApiResponse> PreviewAsync(SentBack back, object body) => Admin.PostAsync($"{back.Page}/exchange?preview=true", body, NewKey());

    protected Task<ApiResponse> ExchangeAsync(SentBack back, object body, string? key = null) =>
        Admin.PostAsync($"{back.Page}/exchange", body, key ?? NewKey());

    /// <summary>The return, once its exchange stands so.</summary>
    protected Task<ApiResponse> UntilAsync(SentBack back, string status) => Eventually.GetAsync(async () =>
        (await Admin.GetAsync(back.Page)).ShouldBe(200) is var seen && seen["exchange"].GetProperty("status").ValueEquals(status) ? seen : null,
        $"the exchange is {status}");

    protected Task<ApiResponse> OrderOfAsync(string id) => Admin.GetAsync($"/admin/orders/{id}");

    /// <summary>The order that was placed for it.</summary>
    protected async Task<ApiResponse> ReplacementAsync(SentBack back) =>
        (await OrderOfAsync((await UntilAsync(back, "placed"))["exchange"].GetProperty("orderId").GetString()!)).ShouldBe(200);

    /// <summary>The draft of an exchange that the customer is to pay for.</summary>
    protected async Task<ApiResponse> OfferedAsync(SentBack back, object body)
    {
        (await ExchangeAsync(back, body)).ShouldBe(200);
        var id = (await UntilAsync(back, "offered"))["exchange"].GetProperty("draftId").GetString();
        return (await Admin.GetAsync($"/admin/drafts/{id}")).ShouldBe(200);
    }

    protected async Task<ApiResponse> DraftAsync(ApiResponse draft, string what, object? body = null)
    {
        var address = $"/admin/drafts/{draft["id"].GetString()}";
        return await Admin.SendAsync(HttpMethod.Post, $"{address}/{what}", body, NewKey(), $"\"{(await Admin.GetAsync(address))["version"]}\"");
    }

    /// <summary>The secret of a link that pays for it.</summary>
    protected async Task<string> LinkAsync(ApiResponse draft) => (await DraftAsync(draft, "send")).ShouldBe(200)["link"].GetString()!.Split("/pay/")[1];

    /// <summary>Where each refund of the order that is not failed went.</summary>
    protected static (string? To, long Amount)[] Went(PaymentDetails payment) =>
        [.. payment.Refunds.Where(r => r.State != "failed").Select(r => (r.To, r.Amount.Amount)).OrderBy(r => r.To, StringComparer.Ordinal)];

    protected static (string Kind, long Amount)[] PaidBy(ApiResponse order) =>
        [.. order["payment"].GetProperty("credits").EnumerateArray().Select(c => (c.GetProperty("kind").GetString()!, Amount(c, "amount")))];
}
