using ClickCart.Inventory.StockItems;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>How a hold leaves the warehouse.</summary>
internal static class ShippedStock
{
    /// <summary>Records units of the hold as shipped: on hand and held both fall. Needs the caller's write transaction.</summary>
    /// <returns>False, and nothing changed, when the hold had gone and there is no free stock that could have been in the parcel.</returns>
    public static async Task<bool> TryShipAsync(
        this InventoryDbContext db, IOrderReader orders, StockHold hold, int quantity, DateTimeOffset now, CancellationToken ct)
    {
        var (wasHeld, order) = (hold.Holds, hold.OrderId.ToString());
        var reason = wasHeld ? "Shipped" : "Shipped although its hold had ended";
        if (!await db.TryShipAsync(hold.Sku, quantity, wasHeld, reason, order, now, CountryAsync, ct)) return false;
        hold.Ship(quantity, now);
        return true;

        async Task<string?> CountryAsync() => (await orders.FindDeliveryAsync(hold.OrderId, ct))?.ShipTo.Country;
    }

    /// <summary>Records the units of a parcel as shipped, once. Needs the caller's write transaction.</summary>
    /// <param name="holds">All of the order.</param>
    /// <param name="lines">What is in it; null where it is all that has not left.</param>
    /// <returns>The parcel, where it holds a part of the order. Not yet, where the ledger does not have the goods.</returns>
    public static async Task<Result<ShippedParcel?>> ShipParcelAsync(
        this InventoryDbContext db, IOrderReader orders, IReadOnlyList<StockHold> holds, Guid shipmentId, IReadOnlyList<ParcelLine>? lines, DateTimeOffset now,
        CancellationToken ct)
    {
        if (lines is not null && await db.Parcels.FindAsync([shipmentId], ct) is { } known) return known;
        foreach (var hold in holds.Where(h => lines is not null || h.State is not (HoldState.Shipped or HoldState.Returned))
            .OrderBy(h => h.Sku, StringComparer.Ordinal))
        {
            var quantity = lines is null ? hold.Left : lines.Where(l => l.Sku == hold.Sku).Sum(l => l.Quantity);
            if (quantity > hold.Left)
                return Error.NotYet($"Of {hold.Sku} {hold.Left} are left, and {quantity} were shipped: what is sent again is not set aside yet.");
            if (hold.Holds && quantity > hold.There)
                return Error.NotYet($"Of {hold.Sku} {hold.There} are there for the order, and {quantity} were shipped. Count and adjust the SKU.");
            if (quantity > 0 && !await db.TryShipAsync(orders, hold, quantity, now, ct))
                return Error.NotYet($"{quantity} of {hold.Sku} were shipped, which the ledger does not have. Count and adjust the SKU.");
        }
        if (lines is null) return (ShippedParcel?)null;
        var parcel = new ShippedParcel { Id = shipmentId, OrderId = holds[0].OrderId, At = now };
        db.Parcels.Add(parcel);
        return parcel;
    }
}
