using ClickCart.Inventory.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory.StockItems;

internal sealed class Availability(InventoryDbContext db) : IAvailability
{
    public async Task<IReadOnlyDictionary<string, int>> OfAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var available = skus.Distinct(StringComparer.Ordinal).ToDictionary(sku => sku, _ => 0, StringComparer.Ordinal);
        if (available.Count == 0) return available;
        string[] asked = [.. available.Keys];
        var known = asked is [var only]
            ? await db.StockItems.Where(i => i.Sku == only).Select(i => new { i.Sku, Available = i.OnHand - i.Held }).ToListAsync(ct)
            : await db.StockItems.Where(i => asked.Contains(i.Sku)).Select(i => new { i.Sku, Available = i.OnHand - i.Held }).ToListAsync(ct);
        // A database whose collation folds case answers for other SKUs too.
        foreach (var item in known.Where(i => available.ContainsKey(i.Sku))) available[item.Sku] = item.Available;
        return available;
    }
}
