using ClickCart.Inventory.Holds;
using ClickCart.Inventory.StockItems;
using ClickCart.Inventory.Transfers;

namespace ClickCart.Inventory;

internal sealed class InventoryInvariants(InventoryDbContext db, TimeProvider clock) : IInvariants
{
    private const int Rows = 50;

    public IEnumerable<Invariant> All =>
    [
        new("6 ledger adds up", "On hand is the sum of the SKU's movements, and not below zero.", LedgerAddsUpAsync),
        new("6 ledger runs on", "Each movement's balance is the one before it plus its delta.", async ct => await (
            from m in db.Movements
            let before = db.Movements.Where(b => b.Sku == m.Sku && b.StockVersion < m.StockVersion)
                .OrderByDescending(b => b.StockVersion).Select(b => (int?)b.Balance).FirstOrDefault() ?? 0
            where m.Balance != before + m.Delta
            orderby m.Sku, m.StockVersion
            select $"{m.Sku} at version {m.StockVersion}: {before} + {m.Delta} is not {m.Balance}").Take(Rows).ToListAsync(ct)),
        new("6 locations add up", "What lies at the locations is on hand, and each location's part is the sum of its movements.", LocationsAddUpAsync),
        new("6 transfers add up", "What is on its way has left, and neither arrived, nor was written off, nor came back.", TransfersAddUpAsync),
        new("7 held is covered", "Held is the sum of the live holds, and at most on hand.", HeldIsCoveredAsync),
        new("7 what waits adds up", "Backordered is the sum of what orders wait for, and nothing is available while one does.", WaitsAddUpAsync),
        new("8 stock is conserved", "Received + returned ± adjusted = on hand + shipped.", async ct => await (
            from i in db.StockItems
            let cameIn = db.Movements.Where(m => m.Sku == i.Sku && m.Kind != MovementKind.Shipped).Sum(m => (long?)m.Delta) ?? 0
            let shipped = db.Movements.Where(m => m.Sku == i.Sku && m.Kind == MovementKind.Shipped).Sum(m => (long?)-m.Delta) ?? 0
            where cameIn != i.OnHand + shipped
            orderby i.Sku
            select $"{i.Sku}: came in {cameIn}, on hand {i.OnHand}, shipped {shipped}").Take(Rows).ToListAsync(ct)),
        new("9 holds ship what was held", "A hold ships at most what it holds, and has ended once all of it has left.", async ct => await (
            from h in db.Holds
            where h.ShippedQuantity < 0 || h.ShippedQuantity > h.Quantity
                // Not (a = b) <> (c IN …): SQLite reads it as ((a = b) <> c) IN ….
                || (h.ShippedQuantity == h.Quantity && h.State != HoldState.Shipped && h.State != HoldState.Returned)
                || (h.ShippedQuantity != h.Quantity && (h.State == HoldState.Shipped || h.State == HoldState.Returned))
            orderby h.OrderId, h.Sku
            select $"order {h.OrderId}, {h.Sku}: {h.State}, {h.ShippedQuantity} of {h.Quantity} shipped").Take(Rows).ToListAsync(ct)),
        new("9 returned at most shipped", "No order sends back more of a SKU than was shipped, or has more of it than was held.", ReturnedWasShippedAsync),
        new("10 no hold outlives its expiry", "No expiring hold is more than a minute past its end.", NoHoldOutlivesItsExpiryAsync),
    ];

    private async Task<IReadOnlyList<string>> LedgerAddsUpAsync(CancellationToken ct)
    {
        var wrong =
            from i in db.StockItems
            let sum = db.Movements.Where(m => m.Sku == i.Sku).Sum(m => (long?)m.Delta) ?? 0
            where i.OnHand != sum || i.OnHand < 0
            orderby i.Sku
            select $"{i.Sku}: on hand {i.OnHand}, movements {sum}";
        var stray = db.Movements.Where(m => !db.StockItems.Any(i => i.Sku == m.Sku)).Select(m => m.Sku).Distinct().Order();
        return [.. await wrong.Take(Rows).ToListAsync(ct), .. await stray.Take(Rows).Select(sku => $"{sku}: movements without stock").ToListAsync(ct)];
    }

    private async Task<IReadOnlyList<string>> LocationsAddUpAsync(CancellationToken ct)
    {
        var wrong =
            from i in db.StockItems
            let sum = db.StockAtLocations.Where(s => s.Sku == i.Sku).Sum(s => (long?)s.Units) ?? 0
            where i.Elsewhere != sum || i.Elsewhere > i.OnHand
            orderby i.Sku
            select $"{i.Sku}: {i.Elsewhere} of {i.OnHand} elsewhere, {sum} at locations";
        var moved =
            from s in db.StockAtLocations
            let sum = db.Movements.Where(m => m.Sku == s.Sku && m.LocationId == s.LocationId).Sum(m => (long?)m.Delta) ?? 0
            where s.Units != sum
            orderby s.Sku, s.LocationId
            select $"{s.Sku}: {s.Units} at location {s.LocationId}, movements {sum}";
        return [.. await wrong.Take(Rows).ToListAsync(ct), .. await moved.Take(Rows).ToListAsync(ct)];
    }

    private async Task<IReadOnlyList<string>> TransfersAddUpAsync(CancellationToken ct)
    {
        var inTransit =
            from i in db.StockItems
            let left = db.Movements.Where(m => m.Sku == i.Sku && m.Kind == MovementKind.Moved).Sum(m => (long?)-m.Delta) ?? 0
            let underWay = (
                from t in db.Transfers
                from l in t.Lines
                where l.Sku == i.Sku && t.State == TransferState.Sent
                select (long?)(l.Quantity - l.Received - l.WrittenOff - l.CameBack)).Sum() ?? 0
            where left != underWay
            orderby i.Sku
            select $"{i.Sku}: {underWay} in transit, {left} by the ledger";
        var ended =
            from t in db.Transfers
            from l in t.Lines
            where (t.SentAt != null && t.State != TransferState.Sent && l.Quantity != l.Received + l.WrittenOff + l.CameBack)
                || (t.SentAt == null && l.Received + l.WrittenOff + l.CameBack > 0)
            orderby t.Id, l.Sku
            select $"transfer {t.Id}, {l.Sku}: {t.State}, {l.Received} + {l.WrittenOff} + {l.CameBack} of {l.Quantity}";
        return [.. await inTransit.Take(Rows).ToListAsync(ct), .. await ended.Take(Rows).ToListAsync(ct)];
    }

    private async Task<IReadOnlyList<string>> HeldIsCoveredAsync(CancellationToken ct)
    {
        var wrong =
            from i in db.StockItems
            let sum = db.Holds.Where(h => h.Sku == i.Sku && (h.State == HoldState.Live || h.State == HoldState.Kept))
                .Sum(h => (long?)(h.Quantity - h.ShippedQuantity - h.Backordered)) ?? 0
            where i.Held != sum || i.Held > i.OnHand
            orderby i.Sku
            select $"{i.Sku}: held {i.Held}, live holds {sum}, on hand {i.OnHand}";
        var stray = db.Holds.Where(h => !db.StockItems.Any(i => i.Sku == h.Sku)).OrderBy(h => h.Sku).Select(h => $"order {h.OrderId} holds {h.Sku}, which has no stock");
        return [.. await wrong.Take(Rows).ToListAsync(ct), .. await stray.Take(Rows).ToListAsync(ct)];
    }

    private async Task<IReadOnlyList<string>> WaitsAddUpAsync(CancellationToken ct)
    {
        var wrong =
            from i in db.StockItems
            let sum = db.Holds.Where(h => h.Sku == i.Sku && (h.State == HoldState.Live || h.State == HoldState.Kept)).Sum(h => (long?)h.Backordered) ?? 0
            where i.Backordered != sum || (i.Backordered > 0 && i.OnHand != i.Held)
            orderby i.Sku
            select $"{i.Sku}: backordered {i.Backordered}, orders wait for {sum}, on hand {i.OnHand}, held {i.Held}";
        var stray =
            from h in db.Holds
            where h.Backordered > h.Quantity - h.ShippedQuantity
                || (h.Backordered > 0 && h.State != HoldState.Live && h.State != HoldState.Kept && h.State != HoldState.Expired)
            orderby h.OrderId, h.Sku
            select $"order {h.OrderId}, {h.Sku}: {h.State}, waits for {h.Backordered} of {h.Quantity}, {h.ShippedQuantity} shipped";
        return [.. await wrong.Take(Rows).ToListAsync(ct), .. await stray.Take(Rows).ToListAsync(ct)];
    }

    private async Task<IReadOnlyList<string>> ReturnedWasShippedAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        await foreach (var some in new StockReader(db).OrderMovementsAsync(ct).Chunk(500).WithCancellation(ct))
        {
            var orders = some.Select(m => m.OrderId).Distinct().ToList();
            var held = await db.Holds.Where(h => orders.Contains(h.OrderId)).ToDictionaryAsync(h => (h.OrderId, h.Sku), h => h.Quantity, ct);
            wrong.AddRange(
                from m in some
                let hold = held.GetValueOrDefault((m.OrderId, m.Sku))
                where m.Returned > m.Shipped || m.Shipped - m.Returned > hold || !held.ContainsKey((m.OrderId, m.Sku))
                select $"order {m.OrderId}, {m.Sku}: shipped {m.Shipped}, returned {m.Returned}, held {hold}");
            if (wrong.Count >= Rows) break;
        }
        return wrong;
    }

    private async Task<IReadOnlyList<string>> NoHoldOutlivesItsExpiryAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddMinutes(-1);
        return [.. (await db.Holds.AsNoTracking().Where(h => h.ExpiresAt < limit).OrderBy(h => h.ExpiresAt).Take(Rows).ToListAsync(ct)).Select(h =>
            $"order {h.OrderId}, {h.Sku}: held until {h.ExpiresAt:u}")];
    }
}
