using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>
/// What has not left of an order is not sent any more: its stock goes back, for good. Publishes AvailabilityCrossedZero and OrderWaitsChanged.
/// </summary>
internal sealed class ReleaseGivenUpRest(InventoryDbContext db, TimeProvider clock) : IEventHandler<RestGivenUp>
{
    public async Task<Result> HandleAsync(RestGivenUp message, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        var (now, sent) = (clock.GetUtcNow(), message.Sent.ToDictionary(l => l.Sku, l => l.Quantity, StringComparer.Ordinal));
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToListAsync(ct);
        foreach (var hold in holds.Where(h => h.Holds).OrderBy(h => h.Sku, StringComparer.Ordinal))
        {
            // Of what has left, the event may come later; of what is to be set aside anew, too.
            var gone = hold.Left - Math.Max(0, sent.GetValueOrDefault(hold.Sku) - hold.ShippedQuantity);
            if (gone < 1) continue;
            // What is not there yet goes first: it counts as waiting, not as held. The hold changes before, so that it is given nothing of what becomes free.
            var waits = Math.Min(gone, hold.Backordered);
            hold.GiveUp(gone, waits, now);
            await db.SaveChangesAsync(ct);
            await db.GiveBackAsync(hold.Sku, gone - waits, waits, ct);
            if (waits > 0) db.Publish(new OrderWaitsChanged(message.OrderId));
        }
        return Result.Success;
    }
}
