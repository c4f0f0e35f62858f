using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.StockItems;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Inventory.Holds;

/// <summary>Who waits for a SKU, and how what arrives comes to them: the order that waits longest gets it first.</summary>
internal static class WaitingHolds
{
    /// <summary>The holds of a SKU that wait, the longest first.</summary>
    public static IQueryable<StockHold> Waiting(this IQueryable<StockHold> holds, string sku) =>
        holds.Where(h => h.Sku == sku && h.Backordered > 0 && (h.State == HoldState.Live || h.State == HoldState.Kept))
            .OrderBy(h => h.WaitsSince).ThenBy(h => h.OrderId);

    /// <summary>What is available of a SKU that is being changed goes to those who wait.</summary>
    public static async Task GiveToWaitingAsync(this InventoryDbContext db, StockItem item, CancellationToken ct)
    {
        if (item.GiveToWaiting() is > 0 and var units) await db.GiveAsync(item.Sku, units, ct);
    }

    /// <summary>
    /// Gives units that the stock has counted as held already to those who wait, in the caller's transaction, and tells their orders. Whoever waits gets at
    /// least one, so that no more are read than there are units.
    /// </summary>
    public static async Task GiveAsync(this InventoryDbContext db, string sku, int units, CancellationToken ct)
    {
        var now = db.GetService<TimeProvider>().GetUtcNow();
        // Those that are being changed just now may not wait any more, though the database still says so.
        var most = Math.Min(units, int.MaxValue / 2) + db.ChangeTracker.Entries<StockHold>().Count();
        foreach (var hold in await db.Holds.Waiting(sku).Take(most).ToListAsync(ct))
        {
            if (units == 0) break;
            if (!hold.Holds || hold.Backordered == 0 || db.Entry(hold).State is EntityState.Deleted) continue;
            units -= hold.Receive(units, now);
            db.Publish(new OrderWaitsChanged(hold.OrderId));
        }
        if (units > 0) throw new InvalidOperationException($"{units} of {sku} are counted as waited for, and nobody waits for them.");
    }
}
