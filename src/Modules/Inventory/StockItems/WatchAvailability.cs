using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Inventory.StockItems;

/// <summary>Availability as it changes, by server-sent events: first the present state of every SKU asked for that is on sale, then each change.</summary>
/// <remarks>
/// Whoever reconnects, with whatever Last-Event-ID, gets the present state again: it contains every change that was missed. The event id is the
/// stock's version, so a client can recognise an old event.
/// </remarks>
internal static class WatchAvailability
{
    public sealed record Response(string Sku, int Available)
    {
        /// <summary>What may be ordered beyond that; missing where nothing may.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Backorder? Backorder { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Inventory")
            .MapGet("/availability/stream", IResult (
                [FromQuery(Name = "sku")] string[] skus, LiveFeed feed, IServiceScopeFactory scopes, IHostApplicationLifetime host, TimeProvider clock,
                HttpContext http) =>
            {
                if (AskedSkus.Refusal(skus) is { } refusal) return new ProblemResult(refusal);
                return http.Stream(EventsAsync([.. skus.Distinct(StringComparer.Ordinal)], feed, scopes, clock, host, http.RequestAborted));
            }).Produces<Response>(StatusCodes.Status200OK, "text/event-stream")
            .RequireRateLimiting(Guards.Streams).RequireAccess(Access.Anyone).SameForEverybody();
    }

    /// <summary>Changes that other nodes made are seen within this time.</summary>
    private static readonly TimeSpan Reread = TimeSpan.FromSeconds(10);

    private static async IAsyncEnumerable<SseItem<Response>> EventsAsync(
        string[] skus, LiveFeed feed, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime host,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping, ct);
        skus = await OnSaleAsync(skus, scopes, ended.Token);
        await using var changes = feed.WatchAsync([.. skus.Select(StockItem.Topic)], ended.Token).GetAsyncEnumerator(ended.Token);
        // Watching begins before the first read, so that no change falls between the two.
        var changed = changes.MoveNextAsync().AsTask();
        var tick = Task.Delay(Reread, clock, ended.Token);
        try
        {
            var (due, sent) = (skus, new Dictionary<string, int>(StringComparer.Ordinal));
            while (!ended.IsCancellationRequested)
            {
                foreach (var (answer, version) in await ReadAsync(due, scopes, clock, ended.Token))
                {
                    var sku = answer.Sku;
                    if (sent.TryGetValue(sku, out var last) && last >= version) continue;
                    sent[sku] = version;
                    yield return new SseItem<Response>(answer, "availability") { EventId = version.ToString(CultureInfo.InvariantCulture) };
                }
                if (await Task.WhenAny(changed, tick) == tick) (due, tick) = (skus, Task.Delay(Reread, clock, ended.Token));
                else if (!changed.IsCompletedSuccessfully || !await changed) break;
                else (due, changed) = ([StockItem.SkuOf(changes.Current)], changes.MoveNextAsync().AsTask());
            }
        }
        finally
        {
            // The watch must be over before its enumerator goes.
            await ended.CancelAsync();
            await ((Task)changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<string[]> OnSaleAsync(string[] skus, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. skus.Where((await scope.ServiceProvider.GetRequiredService<ICatalog>().FindAsync(skus, ct)).ContainsKey)];
    }

    private static async Task<List<(Response Answer, int Version)>> ReadAsync(
        string[] skus, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
            var known = await db.StockItems.AsNoTracking().Where(i => skus.Contains(i.Sku)).ToDictionaryAsync(i => i.Sku, StringComparer.Ordinal, ct);
            var today = scope.ServiceProvider.GetRequiredService<ShopTime>().DayOf(clock.GetUtcNow());
            return [.. skus.Select(sku => known.TryGetValue(sku, out var item)
                ? (new Response(sku, item.Available) { Backorder = item.Offer(today) }, item.Version) : (new Response(sku, 0), 0))];
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return [];
        }
    }
}
