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
        var outcome = new Outcome();
        await db.CommitAsync(() => HoldAsync(orderId, lines, expiresAt, mayWait: false, outcome, ct), ct);
        return outcome.Shortages;
    }

    public async Task<StockPromise> TryPromiseAsync(Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var outcome = new Outcome();
        await db.CommitAsync(() => HoldAsync(orderId, lines, expiresAt, mayWait: true, outcome, ct), ct);
        return new(outcome.Shortages, outcome.Shortages.Count == 0 && outcome.Held.Exists(h => h.Backordered > 0) ? await WaitsAsync([orderId], ct) : [])
        {
            IsNew = !outcome.WasHeld,
        };
    }

    public async Task<bool> ReleaseAsync(Guid orderId, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var released = 0;
        await db.CommitAsync(async () =>
        {
            var (now, never) = (clock.GetUtcNow(), (DateTimeOffset?)null);
            var live = db.Holds.AsNoTracking().Where(h => h.OrderId == orderId && h.State == HoldState.Live && h.ExpiresAt == expiresAt);
            var skus = await live.Select(h => h.Sku).ToListAsync(ct);
            skus.Sort(StringComparer.Ordinal);
            // The stock's rows before the holds', as whoever gives arrivals to those who wait takes them.
            foreach (var sku in skus) await db.LockAsync(sku, ct);
            released = await live.ExecuteUpdateAsync(
                set => set.SetProperty(h => h.State, HoldState.Expired).SetProperty(h => h.ExpiresAt, never).SetProperty(h => h.ChangedAt, now), ct);
            if (released == 0) return Result.Success;
            var holds = await db.Holds.AsNoTracking().Where(h => h.OrderId == orderId && skus.Contains(h.Sku)).ToListAsync(ct);
            foreach (var hold in holds.OrderBy(h => h.Sku, StringComparer.Ordinal)) await db.GiveBackAsync(hold.Sku, hold.There, hold.Backordered, ct);
            return Result.Success;
        }, ct);
        return released > 0;
    }

    public async Task<IReadOnlyList<StockWait>> WaitsAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) => await (
        from h in db.Holds.AsNoTracking()
        join i in db.StockItems on h.Sku equals i.Sku
        where orderIds.Contains(h.OrderId) && h.Backordered > 0 && (h.State == HoldState.Live || h.State == HoldState.Kept)
        group h.Backordered by new { h.Sku, i.ExpectedOn } into one
        orderby one.Key.Sku
        select new StockWait(one.Key.Sku, one.Sum(), one.Key.ExpectedOn)).ToListAsync(ct);

    public async Task<bool> TryKeepAsync(Guid orderId, IReadOnlyList<HoldLine> lines, CancellationToken ct)
    {
        var kept = await db.CommitAsync(async () =>
        {
            var (now, never) = (clock.GetUtcNow(), (DateTimeOffset?)null);
            var rows = await db.Holds.Where(h => h.OrderId == orderId && h.State == HoldState.Live).ExecuteUpdateAsync(
                set => set.SetProperty(h => h.State, HoldState.Kept).SetProperty(h => h.ExpiresAt, never).SetProperty(h => h.ChangedAt, now), ct);
            // Where none is live, an earlier try has kept them all, and they may have been changed or shipped since.
            return rows == lines.Count || (rows == 0 && await db.Holds.AnyAsync(h => h.OrderId == orderId
                && (h.State == HoldState.Kept || h.State == HoldState.Shipped || h.State == HoldState.Returned), ct))
                ? Result.Success : await HoldAsync(orderId, lines, null, mayWait: false, new(), ct);
        }, ct);
        return kept.Succeeded;
    }

    /// <summary>All lines or none, until <paramref name="expiresAt"/> or, when that is null, for good. Leaves what is held already as it is.</summary>
    /// <param name="mayWait">Also beyond what is available; what has waited before may again.</param>
    private async Task<Result> HoldAsync(
        Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset? expiresAt, bool mayWait, Outcome outcome, CancellationToken ct)
    {
        var (shortages, held) = (outcome.Shortages, outcome.Held);
        shortages.Clear();
        held.Clear();
        var now = clock.GetUtcNow();
        var known = await queries.OfOrder(db, orderId).ToDictionaryAsync(h => h.Sku, StringComparer.Ordinal, ct);
        outcome.WasHeld = known.Values.Any(h => h.Holds);
        if (known.Values.Any(h => h.State is HoldState.Released))
        {
            shortages.AddRange(lines.Select(l => new StockShortage(l.Sku, l.Quantity, 0)));
            return Error.Conflict("out-of-stock", "The order was cancelled; its stock went back.");
        }

        foreach (var line in lines.OrderBy(l => l.Sku, StringComparer.Ordinal))
        {
            var hold = known.GetValueOrDefault(line.Sku);
            if (hold is not null && hold.Quantity != line.Quantity)
                throw new ArgumentException($"Order {orderId} holds {hold.Quantity} of {line.Sku}, not {line.Quantity}.", nameof(lines));
            if (hold?.State is null or HoldState.Expired)
            {
                var (waits, left) = await db.TryTakeAsync(line.Sku, line.Quantity, mayWait || hold is { Backordered: > 0 }, ct);
                // What came back since the guarded update does not count: the answer has to say why it was a refusal.
                if (waits is null) shortages.Add(new(line.Sku, line.Quantity, Math.Min(left, line.Quantity - 1)));
                else if (hold is null) db.Holds.Add(hold = StockHold.Of(orderId, line.Sku, line.Quantity, expiresAt, now, waits.Value));
                else hold.HoldAnew(waits.Value, expiresAt, now);
            }
            else if (hold.State is HoldState.Live) hold.Hold(expiresAt, now);
            if (hold is not null) held.Add(hold);
        }
        return shortages.Count == 0 ? Result.Success : Error.Conflict("out-of-stock", "Not all of it is in stock.");
    }

    /// <summary>What came of a try to hold.</summary>
    private sealed class Outcome
    {
        public List<StockShortage> Shortages { get; } = [];

        /// <summary>The order's holds as they are then.</summary>
        public List<StockHold> Held { get; } = [];

        /// <summary>Some of it was held before.</summary>
        public bool WasHeld { get; set; }
    }
}
