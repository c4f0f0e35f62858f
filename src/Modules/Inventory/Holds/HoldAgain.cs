using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>
/// The goods of a parcel are sent again: they are set aside anew. What is lost comes back in the ledger, and is written off; what came back is on hand
/// already. What its order does not want any more is not set aside. While there is no stock for it, or its order still says that all came back, it is tried
/// again.
/// </summary>
internal sealed class HoldAgain(InventoryDbContext db, IOrderReader orders, TimeProvider clock) : IEventHandler<ParcelSentAgain>
{
    public async Task<Result> HandleAsync(ParcelSentAgain message, CancellationToken ct)
    {
        var ordered = await orders.FindAsync(message.OrderId, ct);
        // Whether it wants them it says once it knows that they are sent again, or has ended.
        if (ordered is { Status: "shipped", FulfilmentStatus: "returned" }) return Error.NotYet("The order does not know yet that they are sent again.");
        await db.BeginWriteAsync(ct);
        var (now, order) = (clock.GetUtcNow(), message.OrderId.ToString());
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToDictionaryAsync(h => h.Sku, StringComparer.Ordinal, ct);
        foreach (var line in message.Lines.OrderBy(l => l.Sku, StringComparer.Ordinal))
        {
            if (!holds.TryGetValue(line.Sku, out var hold) || hold.ShippedQuantity < line.Quantity) return Error.NotYet($"{line.Sku} has not left yet.");
            var moved = await db.Movements.Where(m => m.Reference == order && m.Sku == line.Sku
                && (m.Kind == MovementKind.Shipped || m.Kind == MovementKind.Returned)).SumAsync(m => -m.Delta, ct);
            if (message.IsLost)
            {
                // Held for the moment, so that nobody who waits is given what is not there.
                await MoveAsync(line, line.Quantity, MovementKind.Returned, "Lost on its way", message.Actor, order, now, ct);
                await MoveAsync(line, -line.Quantity, MovementKind.Adjusted, "Lost on its way: written off", message.Actor, order, now, ct);
            }
            else if (moved > hold.ShippedQuantity - line.Quantity)
            {
                return Error.NotYet($"{line.Sku} is not back yet.");
            }
            var wanted = Math.Clamp(OrderedOf(ordered, line, hold) - (hold.ShippedQuantity - line.Quantity), 0, line.Quantity);
            if (wanted > 0 && await db.TryMoveAsync(line.Sku, 0, wanted, ct) is null)
                return Error.NotYet($"There are no {wanted} of {line.Sku} to send again.");
            hold.HoldAgain(line.Quantity, wanted, now);
        }
        return Result.Success;
    }

    /// <summary>How many the order holds now: its rest may have been given up.</summary>
    private static int OrderedOf(OrderDetails? order, ParcelLine line, StockHold hold) => order switch
    {
        null => hold.Quantity,
        { Status: "confirmed" or "shipped" } => order.Lines.Where(l => l.Sku == line.Sku).Sum(l => l.Quantity),
        _ => 0,
    };

    private async Task MoveAsync(
        ParcelLine line, int delta, MovementKind kind, string why, string actor, string order, DateTimeOffset now, CancellationToken ct)
    {
        var stock = await db.TryMoveAsync(line.Sku, delta, delta, ct) ?? throw new InvalidOperationException($"The stock of {line.Sku} refuses {delta}.");
        db.Movements.Add(StockMovement.Of(stock, kind, delta, why, order, actor, now));
    }
}
