using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ClickCart.Benchmarks.Limit;

/// <summary>The calls to gateway and carrier that an order needs: the same five as ClickCart's, and rates remembered as ClickCart remembers them.</summary>
internal sealed class LimitOutside(Uri outside) : IDisposable
{
    private const double GramsPerOunce = 28.349523125;
    private static readonly WireAddress From = new("ClickCart", "417 Montgomery St", null, "San Francisco", "CA", "94104", "US", "4155551234");

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = outside };
    private readonly ConcurrentDictionary<(string Country, string? Region, string City, string Zip, long Grams), List<WireRate>> _rates = new();

    /// <summary>What carriers ask for such a parcel, the cheapest first.</summary>
    public async Task<List<WireRate>> RatesAsync(PostalAddress to, long grams)
    {
        var parcel = (to.Country, to.Region, to.City, to.PostalCode, grams);
        if (_rates.TryGetValue(parcel, out var known)) return known;
        var made = await CreateShipmentAsync(to, grams, null);
        return _rates[parcel] = [.. made.Rates.OrderBy(r => decimal.Parse(r.Rate, CultureInfo.InvariantCulture))];
    }

    public Task<WireShipment> CreateShipmentAsync(PostalAddress to, long grams, string? reference) => SendAsync<WireShipment>(
        HttpMethod.Post, "/sandbox/easypost/v2/shipments", Json(new WireShipmentRequest(new(From,
            new(to.Name, to.Line1, to.Line2, to.City, to.Region, to.PostalCode, to.Country, to.Phone),
            new(10, 8, 4, Math.Round(grams / GramsPerOunce, 1)), new("USD"), reference))));

    public Task<WireShipment> BuyAsync(string shipment, string rate) => SendAsync<WireShipment>(
        HttpMethod.Post, $"/sandbox/easypost/v2/shipments/{shipment}/buy", Json(new WireBuyRequest(new(rate), "")));

    public Task<WireTracker> TrackAsync(string tracker) => SendAsync<WireTracker>(HttpMethod.Get, "/sandbox/easypost/v2/trackers/" + tracker, null);

    public Task<WirePayment> AuthorizeAsync(OrderResponse order, string paymentMethod, string key) => SendAsync<WirePayment>(
        HttpMethod.Post, "/sandbox/stripe/v1/payment_intents", Form(
            ("amount", Text(order.Total.Amount)), ("currency", "usd"), ("capture_method", "manual"), ("confirm", "true"), ("payment_method", paymentMethod),
            ("payment_method_types[]", "card"), ("return_url", "http://127.0.0.1/orders/" + order.Id), ("metadata[order_id]", order.Id),
            ("metadata[order_number]", order.Number)), key);

    public Task<WirePayment> CaptureAsync(string payment, long amount, string key) => SendAsync<WirePayment>(
        HttpMethod.Post, $"/sandbox/stripe/v1/payment_intents/{payment}/capture", Form(("amount_to_capture", Text(amount))), key);

    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_51benchbenchbench");
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode ? JsonSerializer.Deserialize(body, LimitWire.Of<T>())!
            : throw new HttpRequestException($"{method} {path} answered {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    private static ByteArrayContent Json<T>(T body) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, LimitWire.Of<T>())) { Headers = { ContentType = new("application/json") } };

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
