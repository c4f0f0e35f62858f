using ClickCart.Inventory.StockItems;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>The parcel came back: what was shipped is on hand again. When the event overtakes that of the dispatch, the dispatch is recorded first.</summary>
internal sealed class ReturnShipment(InventoryDbContext db, TimeProvider clock) : IEventHandler<ShipmentReturned>
{
    public async Task<Result> HandleAsync(ShipmentReturned message, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToListAsync(ct);
        if (holds.Count == 0) return Error.NotYet($"Order {message.OrderId} holds no stock, so none can have come back.");
        var now = clock.GetUtcNow();
        foreach (var hold in holds.Where(h => h.State is not HoldState.Returned).OrderBy(h => h.Sku, StringComparer.Ordinal))
        {
            if (hold.State is not HoldState.Shipped && !await db.TryShipAsync(hold, now, ct))
                return Error.NotYet($"{hold.Quantity} of {hold.Sku} came back, which the ledger never had. Count and adjust the SKU.");
            var quantity = hold.Quantity - await AlreadyBackAsync(hold, ct);
            if (quantity > 0)
            {
                var stock = await db.TryMoveAsync(hold.Sku, quantity, 0, ct)
                    ?? throw new InvalidOperationException($"The stock of {hold.Sku} refuses a return.");
                db.Movements.Add(StockMovement.Of(stock, MovementKind.Returned, quantity, "Returned to sender", hold.OrderId.ToString(), "system", now));
            }
            hold.Return(now);
        }
        return Result.Success;
    }

    /// <summary>What its customer sent back before.</summary>
    private async Task<int> AlreadyBackAsync(StockHold hold, CancellationToken ct)
    {
        var order = hold.OrderId.ToString();
        return await db.Movements.Where(m => m.Reference == order && m.Sku == hold.Sku && m.Kind == MovementKind.Returned).SumAsync(m => m.Delta, ct);
    }
}
