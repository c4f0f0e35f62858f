using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>
/// The lines of an order were changed. What they gained is held already, under the change's own id, and becomes the order's; what they lost goes back.
/// What waits for goods goes first. Publishes AvailabilityCrossedZero and OrderWaitsChanged.
/// </summary>
internal sealed class FollowEditedOrder(InventoryDbContext db, TimeProvider clock) : IEventHandler<OrderEdited>
{
    public async Task<Result> HandleAsync(OrderEdited message, CancellationToken ct)
    {
        if (message.Changes.Count == 0) return Result.Success;
        await db.BeginWriteAsync(ct);
        var now = clock.GetUtcNow();
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId || h.OrderId == message.EditId).ToListAsync(ct);
        if (holds.Exists(h => h.OrderId == message.OrderId && h.State is HoldState.Live or HoldState.Expired))
            return Error.NotYet($"What was ordered at first is not kept for order {message.Number} yet.");
        foreach (var change in message.Changes.OrderBy(c => c.Sku, StringComparer.Ordinal))
        {
            var hold = holds.Find(h => h.OrderId == message.OrderId && h.Sku == change.Sku);
            var ahead = holds.Find(h => h.OrderId == message.EditId && h.Sku == change.Sku);
            // Of changes that come in another order, what was added comes before it is taken away.
            if ((hold?.Quantity ?? 0) + change.Quantity < 0) return Error.NotYet($"Order {message.Number} does not hold so many of {change.Sku} yet.");
            var isOver = holds.Exists(h => h.OrderId == message.OrderId && h.State is HoldState.Released or HoldState.Shipped or HoldState.Returned);
            // Of what it lost, what is not there yet goes first: it was counted as waiting, not as held.
            var waits = isOver || hold is not { Holds: true } ? 0 : Math.Min(hold.Backordered, Math.Max(0, -change.Quantity));
            // What counts as held for it changes by what it gained or lost, less what is held ahead.
            var held = (isOver ? 0 : hold is { Holds: false } ? 0 : change.Quantity + waits) - (ahead is { Holds: true } ? ahead.Quantity : 0);
            if (ahead is { Holds: true } or { State: HoldState.Expired }) ahead.Release(now);
            if (!isOver)
            {
                if (hold is null) db.Holds.Add(StockHold.Of(message.OrderId, change.Sku, change.Quantity, null, now));
                else if (hold.Quantity + change.Quantity == 0) db.Holds.Remove(hold);
                else hold.Change(hold.Quantity + change.Quantity, hold.Backordered - waits, now);
                if (waits > 0) db.Publish(new OrderWaitsChanged(message.OrderId));
            }
            if ((held != 0 || waits != 0) && await db.TryMoveAsync(change.Sku, 0, held, ct, -waits) is null)
                return Error.NotYet($"{change.Quantity} of {change.Sku} are to be held for order {message.Number}, and there are not so many. Count and adjust the SKU.");
        }
        return Result.Success;
    }
}
