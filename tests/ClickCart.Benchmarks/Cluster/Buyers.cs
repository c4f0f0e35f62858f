using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace ClickCart.Benchmarks.Cluster;

/// <summary>Buyers who ask the nodes of a list in turn, and the next one when a node is busy, stopping or gone. What may have happened is asked for again
/// under the same key.</summary>
internal sealed class Buyers(IReadOnlyList<Uri> nodes) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly object ShipTo = new
    {
        name = "Cluster Buyer",
        line1 = "388 Townsend St",
        city = "San Francisco",
        region = "CA",
        postalCode = "94107",
        country = "US"
    };

    private readonly Shop[] _nodes = [.. nodes.Select(n => new Shop(n, tries: 1))];
    private readonly ConcurrentDictionary<string, (string Id, string Token)> _orders = new();
    private int _turn, _again;

    public ICollection<(string Id, string Token)> Orders => _orders.Values;

    /// <summary>Requests that were sent to another node because one was busy, stopping or gone.</summary>
    public int Again => _again;

    /// <summary>Places that many orders, some at a time; <paramref name="placed"/> receives each count once.</summary>
    public async Task BuyAsync(IReadOnlyList<string> skus, int orders, int users, Action<int>? placed = null)
    {
        var count = 0;
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("orders", maxValue: orders);
            await Parallel.ForAsync(0, orders, new ParallelOptions { MaxDegreeOfParallelism = users }, async (i, _) =>
            {
                await BuyOneAsync(skus[i % skus.Count], 1 + (i % 3));
                placed?.Invoke(Interlocked.Increment(ref count));
                task.Increment(1);
            });
        });
    }

    /// <summary>Some at a time, until it is stopped; each seventh is cancelled again by whoever placed it, where that is still possible.</summary>
    public Task BuyUntilAsync(IReadOnlyList<string> skus, int users, CancellationToken stopped) => Task.WhenAll(Enumerable.Range(0, users).Select(async user =>
    {
        for (var i = user; !stopped.IsCancellationRequested; i += users)
        {
            var order = await BuyOneAsync(skus[i % skus.Count], 1 + (i % 3));
            if (i % 7 == 0) await SendAsync(HttpMethod.Post, $"/orders/{order.Id}/cancel", new { reason = "Changed my mind" }, "cancel-" + order.Id, order.Token);
        }
    }));

    private async Task<(string Id, string Token)> BuyOneAsync(string sku, int quantity)
    {
        var cart = (await SendAsync(HttpMethod.Post, "/carts", new { })).Must(201)["id"].GetString()!;
        (await SendAsync(HttpMethod.Put, $"/carts/{cart}/items/{sku}", new { quantity })).Must(200);
        var quote = (await SendAsync(HttpMethod.Post, $"/carts/{cart}/quotes", new { shipTo = ShipTo, email = "cluster@example.com" })).Must(201);
        var (id, option) = (quote["id"].GetString()!, quote["shippingOptions"][0]);
        var order = (await SendAsync(HttpMethod.Post, "/orders", new
        {
            quoteId = id,
            shippingOptionId = option.GetProperty("id").GetString(),
            email = "cluster@example.com",
            paymentMethod = "pm_card_visa",
            expectedTotal = option.GetProperty("total"),
        }, key: "cluster-" + id)).Must(201);
        var placed = (order["id"].GetString()!, order["accessToken"].GetString()!);
        return _orders.TryAdd(id, placed) ? placed : throw new CommandException($"Quote {id} became two orders.");
    }

    /// <summary>Waits until every order is delivered and paid, or cancelled. Returns those that are neither.</summary>
    public async Task<(int Delivered, List<string> Cancelled, List<string> Lost)> ArrivalsAsync()
    {
        var (watch, delivered, cancelled, lost) = (Stopwatch.StartNew(), 0, new ConcurrentBag<string>(), new ConcurrentBag<string>());
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("delivered or cancelled", maxValue: _orders.Count);
            await Parallel.ForEachAsync(_orders.Values, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (order, ct) =>
            {
                JsonElement now;
                while (!IsOver(now = (await SendAsync(HttpMethod.Get, "/orders/" + order.Id, token: order.Token)).Must(200).Json)
                    && watch.Elapsed < Patience) await Task.Delay(500, ct);
                if (!IsOver(now)) lost.Add($"order {now.GetProperty("number")} is {now.GetProperty("status")}, {now.GetProperty("paymentStatus")}");
                else if (now.GetProperty("status").ValueEquals("cancelled")) cancelled.Add(order.Id);
                else Interlocked.Increment(ref delivered);
                task.Increment(1);
            });
        });
        return (delivered, [.. cancelled], [.. lost]);

        static bool IsOver(JsonElement order) => order.GetProperty("status").ValueEquals("cancelled")
            || (order.GetProperty("status").ValueEquals("delivered") && order.GetProperty("paymentStatus").ValueEquals("captured"));
    }

    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, string? token = null)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var node = _nodes[(Interlocked.Increment(ref _turn) & int.MaxValue) % _nodes.Length];
            try
            {
                var answer = await node.SendAsync(method, path, body, key, orderToken: token);
                if (!answer.Is(503) && !answer.Is(429) && answer.Problem is not "request-in-progress" || watch.Elapsed > Patience) return answer;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && watch.Elapsed < Patience)
            {
                // Gone, or on its way out.
            }
            Interlocked.Increment(ref _again);
            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        foreach (var node in _nodes) node.Dispose();
    }
}
