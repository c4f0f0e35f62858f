using ClickCart.Inventory.Holds;
using ClickCart.Inventory.Locations;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Counts;

/// <summary>
/// Books what a count found, once: for each SKU that was counted the difference, as it was when it was counted. Units held for orders cannot be counted away;
/// what nobody counted stays as it is. Publishes AvailabilityCrossedZero and OrderWaitsChanged.
/// </summary>
internal static class BookCount
{
    public sealed record Request(Guid Id) : IRequest<Result<StockCountResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/stock-counts/{id:guid}/book", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).Refuses("count-stands-otherwise").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapPost("/stock-counts/{id:guid}/book", (Guid id, FormVersion _, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(c => $"/admin/stock-counts/{c.Id}", "The count is booked.", again: $"/admin/stock-counts/{id}"))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<StockCountResponse>>
    {
        public async Task<Result<StockCountResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            if (await db.FindCountAsync(request.Id, cancellationToken) is not { } count) return Error.NotFound("stock count");
            if (expected.Misses(count)) return Error.Stale;
            if (count.NotOpen() is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            foreach (var lines in count.Lines.Where(l => l.Counted is not null).OrderBy(l => l.Sku, StringComparer.Ordinal).Chunk(500))
            {
                string[] skus = [.. lines.Where(l => l.Difference != 0).Select(l => l.Sku)];
                // Who sells one of them waits a moment, instead of refusing the count again and again.
                foreach (var sku in skus) await db.LockAsync(sku, cancellationToken);
                var items = await db.StockItems.Where(i => skus.Contains(i.Sku)).ToDictionaryAsync(i => i.Sku, StringComparer.Ordinal, cancellationToken);
                await db.StockAtLocations.Where(s => s.LocationId == count.LocationId && skus.Contains(s.Sku)).LoadAsync(cancellationToken);
                foreach (var line in lines)
                {
                    line.Book(0);
                    if (line.Difference == 0) continue;
                    var item = items[line.Sku];
                    var (before, there) = (item.Level, await db.AtAsync(item.Sku, count.LocationId, cancellationToken));
                    if (item.CountAt(there, Math.Max(0, (there?.Units ?? item.AtMain) + line.Difference), caller.Actor, now) is not { } movement) continue;
                    line.Book(movement.Delta);
                    db.Movements.Add(movement);
                    await db.GiveToWaitingAsync(item, cancellationToken);
                    db.PublishAvailability(item, before);
                }
            }
            count.End(CountState.Booked, now);
            return StockCountResponse.Of(count, await LocationTable.ReadAsync(db, cancellationToken));
        }
    }
}
