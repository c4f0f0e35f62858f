using System.Buffers;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ClickCart.Benchmarks.Bench;

/// <summary>A purchase under way.</summary>
internal sealed record Purchase(string Id, string Token, long Began);

/// <summary>The server answered something that it must not answer.</summary>
internal sealed class UnexpectedResponse(string message) : Exception(message);

/// <summary>What customers send, the same to ClickCart and to the limit. Safe to share between users.</summary>
internal sealed class Customer(Uri shop) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly object ShipTo = new
    {
        name = "Ada Buyer",
        line1 = "388 Townsend St",
        city = "San Francisco",
        region = "CA",
        postalCode = "94107",
        country = "US"
    };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false })
    {
        BaseAddress = shop,
        Timeout = TimeSpan.FromSeconds(60)
    };

    public async Task LookAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri("/api/v1" + path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode) throw new UnexpectedResponse($"{path} answered {(int)response.StatusCode}");
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        while (await body.ReadAsync(buffer) > 0)
        {
            // Read to the end, as a browser does.
        }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Cart, items, quote, order: with two items five requests. Null: it is sold out.</summary>
    public async Task<Purchase?> BuyAsync(params IEnumerable<(string Sku, int Quantity)> items)
    {
        var began = Stopwatch.GetTimestamp();
        var cart = (await SendAsync(HttpMethod.Post, "/carts", new { }, 201)).GetProperty("id").GetString()!;
        foreach (var (sku, quantity) in items) await SendAsync(HttpMethod.Put, $"/carts/{cart}/items/{sku}", new { quantity }, 200);
        var quote = await SendAsync(HttpMethod.Post, $"/carts/{cart}/quotes", new { shipTo = ShipTo, email = "bench@example.com" }, 201);
        var (quoteId, option) = (quote.GetProperty("id").GetString()!, quote.GetProperty("shippingOptions")[0]);
        var order = await SendAsync(HttpMethod.Post, "/orders",
            new
            {
                quoteId,
                shippingOptionId = option.GetProperty("id").GetString(),
                email = "bench@example.com",
                paymentMethod = "pm_card_visa",
                expectedTotal = option.GetProperty("total")
            }, 201, key: "bench-" + quoteId, refusal: "out-of-stock");
        return order.ValueKind is JsonValueKind.Undefined ? null
            : new(order.GetProperty("id").GetString()!, order.GetProperty("accessToken").GetString()!, began);
    }

    /// <summary>Waits until it was delivered and paid for.</summary>
    public async Task ReceiveAsync(Purchase purchase)
    {
        // Asking less and less often: who is slow must not be slowed down further by being asked.
        var watch = Stopwatch.StartNew();
        for (var wait = 25.0; ; wait = Math.Min(wait * 1.6, 400))
        {
            var now = await SendAsync(HttpMethod.Get, "/orders/" + purchase.Id, null, 200, token: purchase.Token);
            var (status, payment) = (now.GetProperty("status").GetString(), now.GetProperty("paymentStatus").GetString());
            if (status == "delivered" && payment == "captured") return;
            if (status == "cancelled") throw new UnexpectedResponse($"An order was cancelled: {now}");
            if (watch.Elapsed > Patience) throw new UnexpectedResponse($"An order was not delivered in {Patience}: {status}, {payment}");
            await Task.Delay(TimeSpan.FromMilliseconds(wait));
        }
    }

    /// <summary>How many of it can be bought.</summary>
    public async Task<int> AvailableAsync(string sku) =>
        (await SendAsync(HttpMethod.Get, "/availability?sku=" + sku, null, 200)).GetProperty("items")[0].GetProperty("available").GetInt32();

    public void Dispose() => _http.Dispose();

    /// <param name="refusal">A problem that is an answer too: undefined.</param>
    private async Task<JsonElement> SendAsync(
        HttpMethod method, string path, object? body, int status, string? key = null, string? token = null, string? refusal = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (token is not null) request.Headers.TryAddWithoutValidation("X-Order-Token", token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        using var response = await _http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        if ((int)response.StatusCode == status) return JsonElement.Parse(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        return refusal is not null && (int)response.StatusCode == 409 && text.Contains(refusal, StringComparison.Ordinal) ? default
            : throw new UnexpectedResponse($"{method} {path} answered {(int)response.StatusCode}: {text}");
    }
}
