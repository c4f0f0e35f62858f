using System.Buffers;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ClickCart.Benchmarks.Bench;

/// <summary>What one slice measured.</summary>
internal sealed class Sample
{
    public List<double> Milliseconds { get; } = [];
    public int Errors { get; set; }
    public string? FirstError { get; set; }
    public double Seconds { get; set; }
    public double CpuSeconds { get; set; }

    public int Count => Milliseconds.Count;
    public double Rate => Seconds > 0 ? Count / Seconds : 0;
    public double CpuMillisecondsEach => Count > 0 ? CpuSeconds * 1000 / Count : 0;

    public double Percentile(double p)
    {
        if (Milliseconds.Count == 0) return 0;
        var sorted = Milliseconds.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * p) - 1)];
    }

    public void Add(Sample other)
    {
        Milliseconds.AddRange(other.Milliseconds);
        Errors += other.Errors;
        FirstError ??= other.FirstError;
        Seconds += other.Seconds;
        CpuSeconds += other.CpuSeconds;
    }
}

/// <summary>A closed loop of users against one server. The client is the same for ClickCart and for the limit.</summary>
/// <param name="verb">browse, checkout or lifecycle.</param>
internal sealed class Load(string verb, ServerProcess server, ShopWindow shop, int users) : IDisposable
{
    /// <summary>Orders that a user of <c>lifecycle</c> has on the way at the same time, so that waiting for the doorstep does not hold the load back.</summary>
    private const int OnTheWay = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly object ShipTo = new
    {
        name = "Ada Buyer",
        line1 = "388 Townsend St",
        city = "San Francisco",
        region = "CA",
        postalCode = "94107",
        country = "US"
    };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = server.Url,
        Timeout =
        TimeSpan.FromSeconds(60)
    };

    private int _rounds;

    /// <summary>Runs for so long; what was begun is finished, and that time counts.</summary>
    public async Task<Sample> RunAsync(TimeSpan slice)
    {
        var round = _rounds++;
        var cpu = server.Cpu;
        var watch = Stopwatch.StartNew();
        var parts = await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(() => UserAsync(new Random(round * 1000 + user), watch, slice))));
        var total = new Sample();
        foreach (var part in parts) total.Add(part);
        total.Seconds = watch.Elapsed.TotalSeconds;
        total.CpuSeconds = (server.Cpu - cpu).TotalSeconds;
        return total;
    }

    /// <summary>Waits until the server is idle, so that what it still does in the background is not taken from the other's slice.</summary>
    public async Task<TimeSpan> IdleAsync()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(120))
        {
            var (cpu, at) = (server.Cpu, watch.Elapsed);
            await Task.Delay(400);
            if ((server.Cpu - cpu) / (watch.Elapsed - at) < 0.06) return at;
        }
        return watch.Elapsed;
    }

    private async Task<Sample> UserAsync(Random random, Stopwatch watch, TimeSpan slice)
    {
        var sample = new Sample();
        var onTheWay = new Queue<(string Id, string Token, long Began)>();
        for (var step = 0; watch.Elapsed < slice; step++)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                if (verb == "browse")
                {
                    await BrowseAsync(random, step);
                }
                else
                {
                    var (id, token) = await CheckoutAsync(random);
                    if (verb == "lifecycle")
                    {
                        onTheWay.Enqueue((id, token, began));
                        if (onTheWay.Count >= OnTheWay) await DeliveredAsync(onTheWay.Dequeue(), sample);
                        continue;
                    }
                }
                sample.Milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UnexpectedResponse)
            {
                Failed(sample, e);
            }
        }
        while (onTheWay.TryDequeue(out var order))
        {
            try
            {
                await DeliveredAsync(order, sample);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UnexpectedResponse)
            {
                Failed(sample, e);
            }
        }
        return sample;
    }

    private static void Failed(Sample sample, Exception e)
    {
        sample.Errors++;
        sample.FirstError ??= e.Message;
    }

    /// <summary>How a visitor looks around: the newest, a category by price, a search, and mostly products.</summary>
    private Task BrowseAsync(Random random, int step) => (step % 8) switch
    {
        0 => GetAsync("/products?limit=20"),
        1 => GetAsync("/categories"),
        2 => GetAsync($"/products?category={Pick(random, shop.Categories)}&sort=price&limit=20"),
        4 => GetAsync($"/products?q={Pick(random, shop.Words)}&limit=20"),
        6 => GetAsync($"/availability?sku={Pick(random, shop.Skus)}&sku={Pick(random, shop.Skus)}"),
        _ => GetAsync($"/products/{Pick(random, shop.Slugs)}"),
    };

    /// <summary>Cart, two items, quote, order: five requests.</summary>
    private async Task<(string Id, string Token)> CheckoutAsync(Random random)
    {
        var cart = (await SendAsync(HttpMethod.Post, "/carts", new { }, 201)).GetProperty("id").GetString()!;
        await SendAsync(HttpMethod.Put, $"/carts/{cart}/items/{Pick(random, shop.Skus)}", new { quantity = 1 }, 200);
        await SendAsync(HttpMethod.Put, $"/carts/{cart}/items/{Pick(random, shop.Skus)}", new { quantity = 2 }, 200);
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
            }, 201, key: "bench-" + quoteId);
        return (order.GetProperty("id").GetString()!, order.GetProperty("accessToken").GetString()!);
    }

    private async Task DeliveredAsync((string Id, string Token, long Began) order, Sample sample)
    {
        // Asking less and less often: who is slow must not be slowed down further by being asked.
        for (var wait = 25.0; ; wait = Math.Min(wait * 1.6, 400))
        {
            var now = await SendAsync(HttpMethod.Get, "/orders/" + order.Id, null, 200, token: order.Token);
            if (now.GetProperty("status").ValueEquals("delivered") && now.GetProperty("paymentStatus").ValueEquals("captured"))
            {
                sample.Milliseconds.Add(Stopwatch.GetElapsedTime(order.Began).TotalMilliseconds);
                return;
            }
            if (now.GetProperty("status").ValueEquals("cancelled")) throw new UnexpectedResponse($"An order was cancelled: {now}");
            if (Stopwatch.GetElapsedTime(
                order.Began) > Patience) throw new UnexpectedResponse($"An order was not delivered in {Patience}: {now.GetProperty("status")}, {now.GetProperty("paymentStatus")}");
            await Task.Delay(TimeSpan.FromMilliseconds(wait));
        }
    }

    private async Task GetAsync(string path)
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

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, int status, string? key = null, string? token = null)
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
        return (int)response.StatusCode == status ? JsonElement.Parse(bytes)
            : throw new UnexpectedResponse($"{method} {path} answered {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(bytes)}");
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public void Dispose() => _http.Dispose();

    private sealed class UnexpectedResponse(string message) : Exception(message);
}
