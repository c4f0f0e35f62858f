using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>Gives the stock of a cancelled order back, for good. Publishes AvailabilityCrossedZero.</summary>
internal sealed class ReleaseCancelledHold(InventoryDbContext db, TimeProvider clock) : IEventHandler<OrderCancelled>
{
    public async Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToListAsync(ct);
        var now = clock.GetUtcNow();
        // What the carrier has is not given back by a cancellation, but by its return.
        foreach (var hold in holds.Where(h => h.Holds || h.State is HoldState.Expired).OrderBy(h => h.Sku, StringComparer.Ordinal))
        {
            var (held, there, waits) = (hold.Holds, hold.There, hold.Backordered);
            hold.Release(now);
            if (held) await db.GiveBackAsync(hold.Sku, there, waits, ct);
        }
        return Result.Success;
    }
}
