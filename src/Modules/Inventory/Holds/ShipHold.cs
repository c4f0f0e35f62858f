using ClickCart.Shipping.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>The carrier has the parcel: the order's holds become shipped movements.</summary>
internal sealed class ShipHold(InventoryDbContext db, TimeProvider clock) : IEventHandler<ShipmentDispatched>
{
    public async Task<Result> HandleAsync(ShipmentDispatched message, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToListAsync(ct);
        if (holds.Count == 0) return Error.NotYet($"Order {message.OrderId} holds no stock, so none can have been shipped.");
        var now = clock.GetUtcNow();
        foreach (var hold in holds.Where(h => h.State is not (HoldState.Shipped or HoldState.Returned)).OrderBy(h => h.Sku, StringComparer.Ordinal))
            if (!await db.TryShipAsync(hold, now, ct))
                return Error.NotYet($"{hold.Quantity} of {hold.Sku} were shipped, which the ledger does not have. Count and adjust the SKU.");
        return Result.Success;
    }
}
