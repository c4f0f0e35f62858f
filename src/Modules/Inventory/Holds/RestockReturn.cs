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
        foreach (var goods in back)
        {
            var quantity = goods.Sum();
            if (await db.TryMoveAsync(goods.Key, quantity, 0, ct) is not { } stock)
                return Error.NotYet($"{goods.Key} came back, of which no stock is kept. Adjust the SKU once, so that its stock begins.");
            db.Movements.Add(StockMovement.Of(
                stock, MovementKind.Returned, quantity, $"Return {message.Number}", message.OrderId.ToString(), message.Actor, clock.GetUtcNow()));
        }
        return Result.Success;
    }
}
