using ClickCart.Inventory.Holds;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory;

internal sealed class InventoryInvariants(InventoryDbContext db, TimeProvider clock) : IInvariants
{
    private const int Rows = 50;

    public IEnumerable<Invariant> All =>
    [
        new("6 ledger adds up", "On hand is the sum of the SKU's movements, and not below zero.", LedgerAddsUpAsync),
        new("6 ledger runs on", "Each movement's balance is the one before it plus its delta.", LedgerRunsOnAsync),
        new("7 held is covered", "Held is the sum of the live holds, and at most on hand.", HeldIsCoveredAsync),
        new("8 stock is conserved", "Received + returned ± adjusted = on hand + shipped.", StockIsConservedAsync),
        new("9 returned at most shipped", "No order sends back more of a SKU than was shipped, or ships more than was held.", ReturnedWasShippedAsync),
        new("10 no hold outlives its expiry", "No expiring hold is more than a minute past its end.", NoHoldOutlivesItsExpiryAsync),
    ];

    private async Task<IReadOnlyList<string>> LedgerAddsUpAsync(CancellationToken ct) =>
        [.. (await db.StockItems.Select(i => new { i.Sku, i.OnHand, Sum = db.Movements.Where(m => m.Sku == i.Sku).Sum(m => (long?)m.Delta) ?? 0 })
            .Where(i => i.OnHand != i.Sum || i.OnHand < 0).Take(Rows).ToListAsync(ct)).Select(i => $"{i.Sku}: on hand {i.OnHand}, movements {i.Sum}"),
         .. (await db.Movements.Where(m => !db.StockItems.Any(i => i.Sku == m.Sku)).Select(m => m.Sku).Distinct().Take(Rows).ToListAsync(ct)).Select(sku =>
             $"{sku}: movements without stock")];

    private async Task<IReadOnlyList<string>> LedgerRunsOnAsync(CancellationToken ct) =>
        [.. (await db.Movements.Select(m => new
            {
                m.Sku,
                m.StockVersion,
                m.Balance,
                m.Delta,
                Before = db.Movements
                    .Where(b => b.Sku == m.Sku && b.StockVersion < m.StockVersion)
                    .OrderByDescending(b => b.StockVersion)
                    .Select(b => (int?)b.Balance)
                    .FirstOrDefault() ?? 0,
            })
            .Where(m => m.Balance != m.Before + m.Delta).Take(Rows).ToListAsync(ct)).Select(m =>
                $"{m.Sku} at version {m.StockVersion}: {m.Before} + {m.Delta} is not {m.Balance}")];

    private async Task<IReadOnlyList<string>> HeldIsCoveredAsync(CancellationToken ct) =>
        [.. (await db.StockItems.Select(i => new
            {
                i.Sku,
                i.OnHand,
                i.Held,
                Sum = db.Holds.Where(h => h.Sku == i.Sku && (h.State == HoldState.Live || h.State == HoldState.Kept)).Sum(h => (long?)h.Quantity) ?? 0,
            })
            .Where(i => i.Held != i.Sum || i.Held > i.OnHand).Take(Rows).ToListAsync(ct)).Select(i =>
                $"{i.Sku}: held {i.Held}, live holds {i.Sum}, on hand {i.OnHand}"),
         .. (await db.Holds.Where(h => !db.StockItems.Any(i => i.Sku == h.Sku)).Take(Rows).ToListAsync(ct)).Select(h =>
             $"order {h.OrderId} holds {h.Sku}, which has no stock")];

    private async Task<IReadOnlyList<string>> StockIsConservedAsync(CancellationToken ct) =>
        [.. (await db.StockItems.Select(i => new
            {
                i.Sku,
                i.OnHand,
                In = db.Movements.Where(m => m.Sku == i.Sku && m.Kind != MovementKind.Shipped).Sum(m => (long?)m.Delta) ?? 0,
                Shipped = db.Movements.Where(m => m.Sku == i.Sku && m.Kind == MovementKind.Shipped).Sum(m => (long?)-m.Delta) ?? 0,
            })
            .Where(i => i.In != i.OnHand + i.Shipped).Take(Rows).ToListAsync(ct)).Select(i =>
                $"{i.Sku}: came in {i.In}, on hand {i.OnHand}, shipped {i.Shipped}")];

    private async Task<IReadOnlyList<string>> ReturnedWasShippedAsync(CancellationToken ct)
    {
        var moved = await new StockReader(db).OrderMovementsAsync(ct);
        var held = await db.Holds.AsNoTracking().ToDictionaryAsync(h => (h.OrderId, h.Sku), ct);
        return [.. moved.Where(m => m.Returned > m.Shipped || !held.TryGetValue((m.OrderId, m.Sku), out var hold) || m.Shipped > hold.Quantity)
            .Take(Rows).Select(m =>
                $"order {m.OrderId}, {m.Sku}: shipped {m.Shipped}, returned {m.Returned}, held {held.GetValueOrDefault((m.OrderId, m.Sku))?.Quantity ?? 0}")];
    }

    private async Task<IReadOnlyList<string>> NoHoldOutlivesItsExpiryAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddMinutes(-1);
        return [.. (await db.Holds.AsNoTracking().Where(h => h.ExpiresAt < limit).Take(Rows).ToListAsync(ct)).Select(h =>
            $"order {h.OrderId}, {h.Sku}: held until {h.ExpiresAt:u}")];
    }
}
