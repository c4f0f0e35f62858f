using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Counts;

/// <summary>What a count comes to.</summary>
internal sealed record CountSums(int Skus, int Counted, int Different, long More, long Fewer)
{
    /// <param name="count">With its lines.</param>
    public static CountSums Of(StockCount count) => new(
        count.Lines.Count, count.Lines.Count(l => l.Counted is not null), count.Lines.Count(l => l.Difference != 0),
        count.Lines.Sum(l => Math.Max(0L, l.Difference)), count.Lines.Sum(l => Math.Max(0L, -l.Difference)));
}

/// <summary>What counts read.</summary>
internal static class CountedStock
{
    /// <summary>What these counts come to; those without a line are missing.</summary>
    public static async Task<IReadOnlyDictionary<Guid, CountSums>> SumsAsync(
        this InventoryDbContext db, IReadOnlyCollection<Guid> counts, CancellationToken ct) =>
        (await db.CountLines.Where(l => counts.Contains(l.CountId)).GroupBy(l => l.CountId).Select(g => new
        {
            g.Key,
            Skus = g.Count(),
            Counted = g.Count(l => l.Counted != null),
            Different = g.Count(l => l.Counted != null && l.Counted != l.Expected),
            More = g.Sum(l => l.Counted > l.Expected ? (long)(l.Counted.Value - l.Expected) : 0),
            Fewer = g.Sum(l => l.Counted < l.Expected ? (long)(l.Expected - l.Counted.Value) : 0),
        }).ToListAsync(ct)).ToDictionary(g => g.Key, g => new CountSums(g.Skus, g.Counted, g.Different, g.More, g.Fewer));

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
