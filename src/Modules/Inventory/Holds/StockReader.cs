using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Holds;

internal sealed class StockReader(InventoryDbContext db) : IStockReader
{
    public async Task<IReadOnlyDictionary<string, int>> ThresholdsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        await db.StockItems.AsNoTracking().Where(i => skus.Contains(i.Sku) && i.LowStockThreshold != null)
            .ToDictionaryAsync(i => i.Sku, i => i.LowStockThreshold!.Value, StringComparer.Ordinal, ct);

    public async Task<IReadOnlyList<HeldOrder>> LiveHoldsAsync(CancellationToken ct) =>
        await db.Holds.AsNoTracking().Where(h => h.State == HoldState.Live || h.State == HoldState.Kept)
            .Select(h => new HeldOrder(h.OrderId, h.Sku, h.Quantity, h.ExpiresAt)).ToListAsync(ct);

    public async Task<IReadOnlyList<OrderMovement>> OrderMovementsAsync(CancellationToken ct)
    {
        var rows = await db.Movements.Where(m => m.Reference != null && (m.Kind == MovementKind.Shipped || m.Kind == MovementKind.Returned))
            .GroupBy(m => new { m.Reference, m.Sku }, (key, ms) => new
            {
                key.Reference,
                key.Sku,
                Shipped = ms.Sum(m => m.Kind == MovementKind.Shipped ? -m.Delta : 0),
                Returned = ms.Sum(m => m.Kind == MovementKind.Returned ? m.Delta : 0),
            }).ToListAsync(ct);
        return [.. rows.Select(r => new OrderMovement(Guid.Parse(r.Reference!), r.Sku, r.Shipped, r.Returned))];
    }
}
