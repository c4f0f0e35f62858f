using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Holds;

/// <summary>How a hold leaves the warehouse.</summary>
internal static class ShippedStock
{
    /// <summary>Records the hold as shipped: on hand and held both fall. Needs the caller's write transaction.</summary>
    /// <returns>False, and nothing changed, when the hold had gone and there is no free stock that could have been in the parcel.</returns>
    public static async Task<bool> TryShipAsync(this InventoryDbContext db, StockHold hold, DateTimeOffset now, CancellationToken ct)
    {
        var (wasHeld, order) = (hold.Holds, hold.OrderId.ToString());
        if (await db.TryMoveAsync(hold.Sku, -hold.Quantity, wasHeld ? -hold.Quantity : 0, ct) is not { } stock) return false;
        var reason = wasHeld ? "Shipped" : "Shipped although its hold had ended";
        db.Movements.Add(StockMovement.Of(stock, MovementKind.Shipped, -hold.Quantity, reason, order, "system", now));
        hold.Ship(now);
        return true;
    }
}
