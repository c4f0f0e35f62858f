using System.Runtime.CompilerServices;
using ClickCart.Inventory.Holds;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// The one statement that makes overselling impossible: it changes a SKU's numbers only where they stay possible, and answers with what they became.
/// Two buyers of the last unit queue on the row, and the second finds nothing left. Callers go through SKUs in ordinal order, so they cannot deadlock.
/// </summary>
internal static class GuardedStock
{
    /// <summary>
    /// Adds to on hand and held, and publishes the new availability with the commit. What becomes free goes to those who wait. Needs the caller's write
    /// transaction; holds that it is about are changed before.
    /// </summary>
    /// <param name="waiting">How many units fewer wait, as a negative number.</param>
    /// <param name="elsewhere">What of it lies at another location than the main one; its row changes with it (<see cref="StockAtLocation"/>).</param>
    /// <param name="onlyAtMain">Only where all of the SKU lies at the main location.</param>
    /// <returns>
    /// The stock after it; null, and nothing changed, where there is no such SKU, 0 ≤ held ≤ on hand would not hold, or the main location has too few.
    /// </returns>
    public static async Task<StockItem?> TryMoveAsync(
        this InventoryDbContext db, string sku, int onHand, int held, CancellationToken ct, int waiting = 0, int elsewhere = 0, bool onlyAtMain = false)
    {
        if (await db.ChangeAsync(sku, onHand, held, waiting, elsewhere, ct, onlyAtMain) is { } moved) return moved;
        // Only what makes something free may have been refused because somebody waits for it.
        if (onHand - held <= 0 || await db.LockAsync(sku, ct) is not { } item) return null;
        var (free, waits) = (item.Available + onHand - held, item.Backordered + waiting);
        var given = Math.Min(free, waits);
        if (given < 1 || await db.ChangeAsync(sku, onHand, held + given, waiting - given, elsewhere, ct) is not { } filled) return null;
        await db.GiveAsync(sku, given, ct);
        return filled;
    }

    /// <summary>Gives back what a hold has, and what it waits for.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The hold was given something since it was read: to be tried again.</exception>
    public static async Task GiveBackAsync(this InventoryDbContext db, string sku, int there, int waits, CancellationToken ct)
    {
        if (await db.TryMoveAsync(sku, 0, -there, ct, -waits) is null)
            throw new DbUpdateConcurrencyException($"{sku} holds less than {there}, or fewer than {waits} are waited for.");
    }

    /// <summary>Takes units for an order: from what is available, and beyond it where the SKU's limit allows that.</summary>
    /// <param name="mayWait">Whether it may be promised what is not there.</param>
    /// <returns>How many of them wait; or how many could be had instead, and nothing is taken then.</returns>
    public static async Task<(int? Waits, int Left)> TryTakeAsync(this InventoryDbContext db, string sku, int quantity, bool mayWait, CancellationToken ct)
    {
        if (await db.TryMoveAsync(sku, 0, quantity, ct) is not null) return (0, 0);
        if (await db.StockItems.AsNoTracking().FirstOrDefaultAsync(i => i.Sku == sku, ct) is not { } seen) return (null, 0);
        if (!mayWait || seen.Available + seen.BackorderLeft < quantity) return (null, seen.Available + (mayWait ? seen.BackorderLeft : 0));
        if (await db.LockAsync(sku, ct) is not { } item) return (null, 0);
        var waits = Math.Max(0, quantity - item.Available);
        if (waits > item.BackorderLeft) return (null, item.Available + item.BackorderLeft);
        return await db.ChangeAsync(sku, 0, quantity - waits, waits, 0, ct) is not null ? (waits, 0) : (null, 0);
    }

    private static async Task<StockItem?> ChangeAsync(
        this InventoryDbContext db, string sku, int onHand, int held, int waiting, int elsewhere, CancellationToken ct, bool onlyAtMain = false)
    {
        const string set = "on_hand = on_hand + {1}, held = held + {2}, backordered = backordered + {3}, elsewhere = elsewhere + {4}, version = version + 1";
        const string guard = "sku = {0} AND on_hand + {1} >= 0 AND held + {2} >= 0 AND held + {2} <= on_hand + {1}"
            + " AND backordered + {3} >= 0 AND (backordered + {3} = 0 OR held + {2} = on_hand + {1})"
            + " AND elsewhere + {4} >= 0 AND elsewhere + {4} <= on_hand + {1}";
        if (await db.UpdateAsync(set, onlyAtMain ? guard + " AND elsewhere = 0" : guard, [sku, onHand, held, waiting, elsewhere], ct) is not { } item) return null;
        db.PublishAvailability(item, new(item.Available - onHand + held, Math.Max(0, item.BackorderLimit - item.Backordered + waiting)));
        return item;
    }

    /// <summary>The SKU as it is, and as it stays until the transaction ends.</summary>
    public static Task<StockItem?> LockAsync(this InventoryDbContext db, string sku, CancellationToken ct) =>
        db.UpdateAsync("version = version", "sku = {0}", [sku], ct);

    private static async Task<StockItem?> UpdateAsync(this InventoryDbContext db, string set, string guard, object[] values, CancellationToken ct)
    {
        // The schema is the module's name, never input; every value is a parameter.
        var sql = db.GetService<IDatabase>().Provider switch
        {
            DatabaseProvider.SqlServer => $"UPDATE {db.Schema}.stock_items SET {set} OUTPUT inserted.* WHERE {guard}",
            DatabaseProvider.PostgreSql => $"UPDATE {db.Schema}.stock_items SET {set} WHERE {guard} RETURNING *",
            _ => $"UPDATE stock_items SET {set} WHERE {guard} RETURNING *",
        };
        return (await db.StockItems.FromSql(FormattableStringFactory.Create(sql, values)).AsNoTracking().ToListAsync(ct)).SingleOrDefault();
    }
}
