using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Holds;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// Records the difference between what an import counted and what is on hand. What orders wait for is theirs. Publishes AvailabilityCrossedZero and
/// OrderWaitsChanged.
/// </summary>
internal sealed class CountStock(InventoryDbContext db, TimeProvider clock, IIds ids) : IEventHandler<StockCounted>
{
    public async Task<Result> HandleAsync(StockCounted message, CancellationToken ct)
    {
        // The last line of a SKU counts.
        var counted = message.Lines.GroupBy(l => l.Sku, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(l => l.Sku, StringComparer.Ordinal).ToList();
        var now = clock.GetUtcNow();
        foreach (var lines in counted.Chunk(500))
        {
            var skus = lines.Select(l => l.Sku).ToArray();
            var known = await db.StockItems.Where(i => skus.Contains(i.Sku)).ToDictionaryAsync(i => i.Sku, StringComparer.Ordinal, ct);
            foreach (var line in lines)
            {
                var first = !known.TryGetValue(line.Sku, out var item);
                if (first) db.StockItems.Add(item = new StockItem(ids.New(), line.Sku));
                var before = item!.Level;
                if (item.Count(line.OnHand, first, message.Actor, now, message.Reason) is not { } movement) continue;
                db.Movements.Add(movement);
                await db.GiveToWaitingAsync(item, ct);
                db.PublishAvailability(item, before);
            }
        }
        return Result.Success;
    }
}
