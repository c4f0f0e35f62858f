using ClickCart.Inventory.Contracts;

namespace ClickCart.Inventory.StockItems;

internal sealed class Availability(
    InventoryDbContext db, Availability.Queries queries, BackorderedSkus backordered, ShopTime shop, TimeProvider clock) : IAvailability
{
    public async Task<IReadOnlyDictionary<string, int>> OfAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var available = skus.Distinct(StringComparer.Ordinal).ToDictionary(sku => sku, _ => 0, StringComparer.Ordinal);
        if (available.Count == 0) return available;
        await foreach (var item in queries.BySkus(db, [.. available.Keys]).WithCancellation(ct))
        {
            // A database whose collation folds case answers for other SKUs too.
            if (available.ContainsKey(item.Sku)) available[item.Sku] = item.Available;
        }
        return available;
    }

    public async Task<IReadOnlyDictionary<string, Backorder>> BackordersAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var known = await backordered.ReadAsync(ct);
        string[] asked = [.. skus.Where(known.Contains).Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0) return new Dictionary<string, Backorder>();
        var today = shop.DayOf(clock.GetUtcNow());
        return (await db.StockItems.AsNoTracking().Where(i => asked.Contains(i.Sku)).ToListAsync(ct)).Where(i => i.BackorderLeft > 0)
            .ToDictionary(i => i.Sku, i => i.Offer(today)!, StringComparer.Ordinal);
    }

    internal sealed record Row(string Sku, int Available);

    /// <summary>One instance per process: a compiled query belongs to one model.</summary>
    internal sealed class Queries
    {
        public Func<InventoryDbContext, string[], IAsyncEnumerable<Row>> BySkus { get; } = EF.CompileAsyncQuery(
            (InventoryDbContext db, string[] skus) => db.StockItems.Where(i => skus.Contains(i.Sku)).Select(i => new Row(i.Sku, i.OnHand - i.Held)));
    }
}
