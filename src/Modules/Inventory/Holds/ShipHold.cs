using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>
/// The carrier has the parcel: what of the order's holds is in it becomes shipped movements, from the locations that are best for where it goes.
/// </summary>
internal sealed class ShipHold(InventoryDbContext db, IOrderReader orders, TimeProvider clock) : IEventHandler<ShipmentDispatched>
{
    public async Task<Result> HandleAsync(ShipmentDispatched message, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToListAsync(ct);
        if (holds.Count == 0) return Error.NotYet($"Order {message.OrderId} holds no stock, so none can have been shipped.");
        return (await db.ShipParcelAsync(orders, holds, message.ShipmentId, message.Lines, clock.GetUtcNow(), ct)).Error is { } missing
            ? missing : Result.Success;
    }
}
