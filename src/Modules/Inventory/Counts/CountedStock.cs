using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Counts;

/// <summary>What counts read.</summary>
internal static class CountedStock
{
    /// <summary>To be changed, with its lines.</summary>
    public static Task<StockCount?> FindCountAsync(this InventoryDbContext db, Guid id, CancellationToken ct) =>
        db.Counts.Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>What lies at a location of these SKUs; those of which no stock is kept are missing.</summary>
    public static async Task<Dictionary<string, int>> ThereAsync(
        this InventoryDbContext db, Location location, IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var there = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var some in skus.Chunk(500))
        {
            var items = await db.StockItems.AsNoTracking().Where(i => some.Contains(i.Sku)).ToListAsync(ct);
            var rows = location.IsMain ? [] : await db.StockAtLocations.AsNoTracking().Where(s => s.LocationId == location.Id && some.Contains(s.Sku))
                .ToDictionaryAsync(s => s.Sku, s => s.Units, StringComparer.Ordinal, ct);
            foreach (var item in items.Where(i => some.Contains(i.Sku, StringComparer.Ordinal)))
                there[item.Sku] = location.IsMain ? item.AtMain : rows.GetValueOrDefault(item.Sku);
        }
        return there;
    }
}
