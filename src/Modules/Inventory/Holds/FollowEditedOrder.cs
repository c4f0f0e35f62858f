using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>
/// The lines of an order were changed. What they gained is held already, under the change's own id, and becomes the order's, with what of it is not there yet;
/// what they lost goes back, what waits for goods first. Publishes AvailabilityCrossedZero and OrderWaitsChanged.
/// </summary>
internal sealed class FollowEditedOrder(InventoryDbContext db, TimeProvider clock) : IEventHandler<OrderEdited>
{
    public async Task<Result> HandleAsync(OrderEdited message, CancellationToken ct)
    {
        if (message.Changes.Count == 0) return Result.Success;
        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId || h.OrderId == message.EditId).ToListAsync(ct);
        if (holds.Exists(h => h.OrderId == message.OrderId && h.State is HoldState.Live or HoldState.Expired))
            return Error.NotYet($"What was ordered at first is not kept for order {message.Number} yet.");
        var isOver = holds.Exists(h => h.OrderId == message.OrderId && h.State is HoldState.Released or HoldState.Shipped or HoldState.Returned);
        foreach (var change in message.Changes.OrderBy(c => c.Sku, StringComparer.Ordinal))
        {
            var hold = holds.Find(h => h.OrderId == message.OrderId && h.Sku == change.Sku);
            // Of changes that come in another order, what was added comes before it is taken away.
            if ((hold?.Quantity ?? 0) + change.Quantity < 0) return Error.NotYet($"Order {message.Number} does not hold so many of {change.Sku} yet.");
            var ahead = holds.Find(h => h.OrderId == message.EditId && h.Sku == change.Sku);
            var held = ahead is { Holds: true } ? (ahead.There, ahead.Backordered, ahead.WaitsSince) : default((int There, int Waits, DateTimeOffset? Since)?);
            if (ahead is { Holds: true } or { State: HoldState.Expired }) ahead.Release(clock.GetUtcNow());
            if (!isOver)
            {
                if (await FollowAsync(message, change, hold, held, ct) is { } tooFew) return tooFew;
            }
            else if (held is var (there, waits, _)) await db.GiveBackAsync(change.Sku, there, waits, ct);
        }
        return Result.Success;
    }

    /// <param name="held">Under the change's id; null for nothing.</param>
    private async Task<Error?> FollowAsync(
        OrderEdited message, LineChange change, StockHold? hold, (int There, int Waits, DateTimeOffset? Since)? held, CancellationToken ct)
    {
        var (now, waits) = (clock.GetUtcNow(), held?.Waits ?? 0);
        if (change.Quantity > 0)
        {
            // What ran out before it could become the order's is taken anew.
            if (held is null)
            {
                if ((await db.TryTakeAsync(change.Sku, change.Quantity, mayWait: true, ct)).Waits is not { } missing)
                    return Error.NotYet($"{change.Quantity} of {change.Sku} are to be held for order {message.Number}, and there are not so many. Count and adjust the SKU.");
                waits = missing;
            }
            hold ??= db.Holds.Add(StockHold.Of(message.OrderId, change.Sku, 0, null, now)).Entity;
            hold.Change(hold.Quantity + change.Quantity, hold.Backordered + waits, held?.Since, now);
        }
        else
        {
            // What is not there yet was counted as waiting, not as held. The hold changes before, so that it is given nothing of what becomes free.
            waits = Math.Min(hold!.Backordered, -change.Quantity);
            if (hold.Quantity + change.Quantity == 0) db.Holds.Remove(hold);
            else hold.Change(hold.Quantity + change.Quantity, hold.Backordered - waits, null, now);
            await db.GiveBackAsync(change.Sku, -change.Quantity - waits, waits, ct);
        }
        if (waits > 0) db.Publish(new OrderWaitsChanged(message.OrderId));
        return null;
    }
}
