using System.Runtime.CompilerServices;
using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Holds;

internal sealed class StockReader(InventoryDbContext db) : IStockReader
{
    private const int Page = 1000;

    public async Task<IReadOnlyDictionary<string, int>> ThresholdsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        await db.StockItems.AsNoTracking().Where(i => skus.Contains(i.Sku) && i.LowStockThreshold != null)
            .ToDictionaryAsync(i => i.Sku, i => i.LowStockThreshold!.Value, StringComparer.Ordinal, ct);

    public async Task<IReadOnlyList<HeldOrder>> LiveHoldsAsync(CancellationToken ct) =>
        await db.Holds.AsNoTracking().Where(h => h.State == HoldState.Live || h.State == HoldState.Kept)
            .Select(h => new HeldOrder(h.OrderId, h.Sku, h.Quantity - h.ShippedQuantity - h.Backordered, h.ExpiresAt)).ToListAsync(ct);

    public async Task<IReadOnlyList<WaitingStock>> WaitingAsync(DateTimeOffset after, CancellationToken ct) =>
        await db.Holds.AsNoTracking().Where(h => h.WaitsSince != null && (h.Backordered > 0 || h.ChangedAt > after))
            .Where(h => h.State == HoldState.Live || h.State == HoldState.Kept)
            .Select(h => new WaitingStock(h.OrderId, h.Sku, h.Backordered, h.ChangedAt)).ToListAsync(ct);

    public async IAsyncEnumerable<OrderMovement> OrderMovementsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for ((string Reference, string Sku)? last = null; ;)
        {
            var movements = db.Movements.Where(m => m.Reference != null && (m.Kind == MovementKind.Shipped || m.Kind == MovementKind.Returned));
            if (last is var (reference, sku))
                movements = movements.Where(m =>
                    m.Reference!.CompareTo(reference) >= 0 && (m.Reference!.CompareTo(reference) > 0 || m.Sku.CompareTo(sku) > 0));
            var page = await movements
                .GroupBy(m => new { m.Reference, m.Sku }, (key, ms) => new
                {
                    key.Reference,
                    key.Sku,
                    Shipped = ms.Sum(m => m.Kind == MovementKind.Shipped ? -m.Delta : 0),
                    Returned = ms.Sum(m => m.Kind == MovementKind.Returned ? m.Delta : 0),
                }).OrderBy(m => m.Reference).ThenBy(m => m.Sku).Take(Page).ToListAsync(ct);
            foreach (var m in page) yield return new(Guid.Parse(m.Reference!), m.Sku, m.Shipped, m.Returned);
            if (page.Count < Page) yield break;
            last = (page[^1].Reference!, page[^1].Sku);
        }
    }
}
