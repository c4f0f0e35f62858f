using System.Globalization;

namespace ClickCart.Inventory.StockItems;

/// <summary>SKUs at or below their threshold, on the dashboard: how many now, and which are the lowest.</summary>
internal sealed class LowStockTile(InventoryDbContext db) : IDashboardTiles
{
    private const int Shown = 12;

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        var low = db.StockItems.AsNoTracking().Where(i => i.OnHand - i.Held <= i.LowStockThreshold);
        var count = await low.CountAsync(ct);
        var lowest = await low.OrderBy(i => i.OnHand - i.Held).ThenBy(i => i.Sku).Take(Shown)
            .Select(i => new ChartPoint(i.Sku, i.LowStockThreshold - i.OnHand + i.Held)).ToListAsync(ct);
        var soldOut = await low.CountAsync(i => i.OnHand - i.Held <= 0, ct);
        return
        [
            new(30, "Low stock", count.ToString("N0", CultureInfo.InvariantCulture),
                new("Units up to the threshold, of the lowest", lowest, Unit: "SKU"))
            {
                Note = count == 0 ? "Every SKU has more than its threshold" : $"{soldOut:N0} of them sold out",
                Address = "/admin/stock?below=threshold",
            },
        ];
    }
}
