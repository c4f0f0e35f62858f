using ClickCart.Inventory.Locations;
using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>The parcel came back: what was shipped is on hand again. When the event overtakes that of the dispatch, the dispatch is recorded first.</summary>
internal sealed class ReturnShipment(InventoryDbContext db, IOrderReader orders, TimeProvider clock) : IEventHandler<ShipmentReturned>
{
    public async Task<Result> HandleAsync(ShipmentReturned message, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        var holds = await db.Holds.Where(h => h.OrderId == message.OrderId).ToListAsync(ct);
        if (holds.Count == 0) return Error.NotYet($"Order {message.OrderId} holds no stock, so none can have come back.");
        var now = clock.GetUtcNow();
        if (message.Lines is not null) return await ReturnPartAsync(message, holds, now, ct);
        foreach (var hold in holds.Where(h => h.State is not HoldState.Returned).OrderBy(h => h.Sku, StringComparer.Ordinal))
        {
            if (hold.State is not HoldState.Shipped && hold.Left > 0
                && (hold is { Holds: true, Backordered: > 0 } || !await db.TryShipAsync(orders, hold, hold.Left, now, ct)))
                return Error.NotYet($"{hold.Left} of {hold.Sku} came back, which the ledger never had. Count and adjust the SKU.");
            await PutBackAsync(hold, hold.Quantity - await AlreadyBackAsync(hold, ct), now, ct);
            hold.Return(now);
        }
        return Result.Success;
    }

    /// <summary>Of an order that went in several parcels one is back.</summary>
    private async Task<Result> ReturnPartAsync(ShipmentReturned message, List<StockHold> holds, DateTimeOffset now, CancellationToken ct)
    {
        var shipped = await db.ShipParcelAsync(orders, holds, message.ShipmentId, message.Lines, now, ct);
        if (shipped.Error is { } missing) return missing;
        if (shipped.Value!.BackAt is not null) return Result.Success;
        shipped.Value.BackAt = now;
        foreach (var hold in holds.OrderBy(h => h.Sku, StringComparer.Ordinal))
        {
            var quantity = message.Lines!.Where(l => l.Sku == hold.Sku).Sum(l => l.Quantity);
            if (quantity < 1) continue;
            var before = await OutAsync(hold, ct);
            quantity = Math.Min(quantity, before);
            await PutBackAsync(hold, quantity, now, ct);
            if (hold.State is HoldState.Shipped && before == quantity) hold.Return(now);
        }
        return Result.Success;
    }

    private async Task PutBackAsync(StockHold hold, int quantity, DateTimeOffset now, CancellationToken ct)
    {
        if (quantity < 1) return;
        var location = (await LocationTable.ReadAsync(db, ct)).OfReturns;
        if (await db.BookAsync(
            hold.Sku, location, quantity, 0, MovementKind.Returned, "Returned to sender", hold.OrderId.ToString(), "system", now, ct) is { } refused)
            throw new InvalidOperationException(refused.Detail);
    }

    /// <summary>What of it has left and is not back.</summary>
    private async Task<int> OutAsync(StockHold hold, CancellationToken ct)
    {
        var order = hold.OrderId.ToString();
        var stored = await db.Movements.Where(m => m.Reference == order && m.Sku == hold.Sku)
            .Where(m => m.Kind == MovementKind.Shipped || m.Kind == MovementKind.Returned).SumAsync(m => -m.Delta, ct);
        return stored + db.Movements.Local.Where(m => m.Reference == order && m.Sku == hold.Sku && db.Entry(m).State is EntityState.Added).Sum(m => -m.Delta);
    }

    /// <summary>What its customer sent back before.</summary>
    private async Task<int> AlreadyBackAsync(StockHold hold, CancellationToken ct)
    {
        var order = hold.OrderId.ToString();
        return await db.Movements.Where(m => m.Reference == order && m.Sku == hold.Sku && m.Kind == MovementKind.Returned).SumAsync(m => m.Delta, ct);
    }
}
