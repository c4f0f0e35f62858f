using System.Globalization;

namespace ClickCart.Inventory.StockItems;

/// <summary>SKUs at or below their threshold, on the dashboard: how many now, and which are the lowest.</summary>
internal sealed class LowStockTile(InventoryDbContext db, StockSettings settings) : IDashboardTiles, IDashboardTasks
{
    private const int Shown = 12;
    private const string Address = "/admin/stock?below=threshold";

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct) =>
        [new(50, "Low stock", await db.StockItems.Low(settings).CountAsync(ct), Address)];

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        var (usual, low) = (settings.LowStock, db.StockItems.AsNoTracking().Low(settings));
        var count = await low.CountAsync(ct);
        var lowest = await low.OrderBy(i => i.OnHand - i.Held).ThenBy(i => i.Sku).Take(Shown)
            .Select(i => new ChartPoint(i.Sku, (i.LowStockThreshold ?? usual) - i.OnHand + i.Held)).ToListAsync(ct);
        var soldOut = await low.CountAsync(i => i.OnHand - i.Held <= 0, ct);
        return
        [
            new(30, "Low stock", count.ToString("N0", CultureInfo.InvariantCulture),
                new("Units up to the threshold, of the lowest", lowest, Unit: "SKU"))
            {
                Note = count == 0 ? "Every SKU has more than its threshold" : $"{soldOut:N0} of them sold out",
                Address = Address,
            },
        ];
    }
}

/// <summary>What low stock is.</summary>
internal static class LowStock
{
    /// <summary>Those at or below their threshold, or the shop's where they have none of their own.</summary>
    public static IQueryable<StockItem> Low(this IQueryable<StockItem> stock, StockSettings settings)
    {
        var usual = settings.LowStock;
        return stock.Where(i => i.OnHand - i.Held <= (i.LowStockThreshold ?? usual));
    }
}
