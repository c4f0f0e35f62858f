using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Holds;

/// <summary>Every call is one short write transaction: the order's holds, one guarded update per SKU, one commit.</summary>
internal sealed class StockHolds(InventoryDbContext db, StockHolds.Queries queries, TimeProvider clock) : IStockHolds
{
    /// <summary>One instance per process: a compiled query belongs to one model.</summary>
    internal sealed class Queries
    {
        public Func<InventoryDbContext, Guid, IAsyncEnumerable<StockHold>> OfOrder { get; } =
            EF.CompileAsyncQuery((InventoryDbContext db, Guid orderId) => db.Holds.Where(h => h.OrderId == orderId));
    }

    public async Task<IReadOnlyList<StockShortage>> TryHoldAsync(Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset expiresAt, CancellationToken ct)
    {
        List<StockShortage> shortages = [];
        await db.CommitAsync(() => HoldAsync(orderId, lines, expiresAt, shortages, ct), ct);
        return shortages;
    }

    public async Task<bool> TryKeepAsync(Guid orderId, IReadOnlyList<HoldLine> lines, CancellationToken ct)
    {
        var kept = await db.CommitAsync(async () =>
        {
            var (now, never) = (clock.GetUtcNow(), (DateTimeOffset?)null);
            var rows = await db.Holds.Where(h => h.OrderId == orderId && h.State == HoldState.Live).ExecuteUpdateAsync(
                set => set.SetProperty(h => h.State, HoldState.Kept).SetProperty(h => h.ExpiresAt, never).SetProperty(h => h.ChangedAt, now), ct);
            return rows == lines.Count ? Result.Success : await HoldAsync(orderId, lines, null, [], ct);
        }, ct);
        return kept.Succeeded;
    }

    /// <summary>All lines or none, until <paramref name="expiresAt"/> or, when that is null, for good. Leaves what is held already as it is.</summary>
    private async Task<Result> HoldAsync(
        Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset? expiresAt, List<StockShortage> shortages, CancellationToken ct)
    {
        shortages.Clear();
        var now = clock.GetUtcNow();
        var known = await queries.OfOrder(db, orderId).ToDictionaryAsync(h => h.Sku, StringComparer.Ordinal, ct);
        if (known.Values.Any(h => h.State is HoldState.Released))
        {
            shortages.AddRange(lines.Select(l => new StockShortage(l.Sku, l.Quantity, 0)));
            return Error.Conflict("out-of-stock", "The order was cancelled; its stock went back.");
        }

        var missing = new List<HoldLine>();
        foreach (var line in lines.OrderBy(l => l.Sku, StringComparer.Ordinal))
        {
            var hold = known.GetValueOrDefault(line.Sku);
            if (hold is not null && hold.Quantity != line.Quantity)
                throw new ArgumentException($"Order {orderId} holds {hold.Quantity} of {line.Sku}, not {line.Quantity}.", nameof(lines));
            if (hold?.State is null or HoldState.Expired && await db.TryMoveAsync(line.Sku, 0, line.Quantity, ct) is null) missing.Add(line);
            else if (hold is null) db.Holds.Add(StockHold.Of(orderId, line.Sku, line.Quantity, expiresAt, now));
            else if (hold.State is HoldState.Live or HoldState.Expired) hold.Hold(expiresAt, now);
        }
        if (missing.Count == 0) return Result.Success;

        var skus = missing.Select(l => l.Sku).ToArray();
        var available = await db.StockItems.Where(i => skus.Contains(i.Sku)).ToDictionaryAsync(i => i.Sku, i => i.OnHand - i.Held, StringComparer.Ordinal, ct);
        // What came back since the guarded update does not count: the answer has to say why it was a refusal.
        shortages.AddRange(missing.Select(l => new StockShortage(l.Sku, l.Quantity, Math.Min(available.GetValueOrDefault(l.Sku), l.Quantity - 1))));
        return Error.Conflict("out-of-stock", "Not all of it is in stock.");
    }
}
