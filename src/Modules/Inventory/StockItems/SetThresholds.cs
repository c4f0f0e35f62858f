using ClickCart.Catalog.Contracts;

namespace ClickCart.Inventory.StockItems;

/// <summary>Takes over the thresholds that a bulk edit or an import of the catalogue set. A SKU that never had stock begins with none.</summary>
internal sealed class SetThresholds(InventoryDbContext db, IIds ids) : IEventHandler<LowStockThresholdsSet>
{
    public async Task<Result> HandleAsync(LowStockThresholdsSet message, CancellationToken ct)
    {
        foreach (var skus in message.Skus.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(500))
        {
            var known = await db.StockItems.Where(i => skus.Contains(i.Sku)).ToDictionaryAsync(i => i.Sku, StringComparer.Ordinal, ct);
            foreach (var sku in skus)
            {
                if (!known.TryGetValue(sku, out var item) && message.Threshold is null) continue;
                if (item is null) db.StockItems.Add(item = new StockItem(ids.New(), sku));
                if (item.LowStockThreshold != message.Threshold) item.WarnAt(message.Threshold);
            }
        }
        return Result.Success;
    }
}
