using System.Globalization;

namespace ClickCart.Inventory.StockItems;

/// <summary>SKUs at or below their threshold, on the dashboard: how many now, and which are the lowest.</summary>
internal sealed class LowStockTile(InventoryDbContext db, StockSettings settings, ShopTime shop, TimeProvider clock) : IDashboardTiles, IDashboardTasks
{
    private const int Shown = 12;
    private const string Address = "/admin/stock?below=threshold";

    private (int Low, int SoldOut, int Overdue)? _counted;

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct) =>
    [
        new(50, "Low stock", (await CountAsync(ct)).Low, Address),
        new(51, "Goods overdue", (await CountAsync(ct)).Overdue, "/admin/stock?below=overdue") { IsTrouble = true },
    ];

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        var (usual, low) = (settings.LowStock, db.StockItems.AsNoTracking().Low(settings));
        var (count, soldOut, _) = await CountAsync(ct);
        var lowest = await low.OrderBy(i => i.OnHand - i.Held).ThenBy(i => i.Sku).Take(Shown)
            .Select(i => new ChartPoint(i.Sku, (i.LowStockThreshold ?? usual) - i.OnHand + i.Held)).ToListAsync(ct);
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

    /// <summary>Read once for a page: all SKUs are looked through.</summary>
    private async Task<(int Low, int SoldOut, int Overdue)> CountAsync(CancellationToken ct)
    {
        if (_counted is { } known) return known;
        var today = shop.DayOf(clock.GetUtcNow());
        var counts = await db.StockItems.Low(settings).GroupBy(_ => 1).Select(g => new
        {
            Low = g.Count(),
            SoldOut = g.Count(i => i.OnHand - i.Held <= 0),
            // Of what orders wait for nothing is available, so that it is low, too.
            Overdue = g.Count(i => i.Backordered > 0 && i.ExpectedOn < today),
        }).SingleOrDefaultAsync(ct);
        return (_counted = (counts?.Low ?? 0, counts?.SoldOut ?? 0, counts?.Overdue ?? 0)).Value;
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
