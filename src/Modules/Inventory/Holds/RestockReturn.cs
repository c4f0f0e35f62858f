using ClickCart.Inventory.Locations;
using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>Customers sent things back that can be sold again: they are on hand. What was written off never comes here; its row is the return's.</summary>
internal sealed class RestockReturn(InventoryDbContext db, TimeProvider clock) : IEventHandler<ReturnReceived>
{
    public async Task<Result> HandleAsync(ReturnReceived message, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToListAsync(ct);
        if (holds.Any(h => h.ShippedQuantity < message.Goods.Where(g => g.Sku == h.Sku).Sum(g => g.Quantity)))
            return Error.NotYet($"The parcel of order {message.OrderId} has not left, as far as the ledger knows.");
        var back = message.Goods.Where(g => g.Restock).GroupBy(g => g.Sku, g => g.Quantity, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        var table = await LocationTable.ReadAsync(db, ct);
        // One that was closed meanwhile takes nothing any more.
        var location = table.Open.FirstOrDefault(l => l.Id == message.LocationId) ?? table.OfReturns;
        foreach (var goods in back)
        {
            if (await db.BookAsync(
                goods.Key, location, goods.Sum(), 0, MovementKind.Returned, $"Return {message.Number}", message.OrderId.ToString(), message.Actor,
                clock.GetUtcNow(), ct) is not null)
                return Error.NotYet($"{goods.Key} came back, of which no stock is kept. Adjust the SKU once, so that its stock begins.");
        }
        return Result.Success;
    }
}
