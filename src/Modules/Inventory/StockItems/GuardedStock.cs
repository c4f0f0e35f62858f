using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// The one statement that makes overselling impossible: it changes a SKU's numbers only where they stay possible, and answers with what they became.
/// Two buyers of the last unit queue on the row, and the second finds nothing left. Callers go through SKUs in ordinal order, so they cannot deadlock.
/// </summary>
internal static class GuardedStock
{
    /// <summary>Adds to on hand and held, and publishes the new availability with the commit. Needs the caller's write transaction.</summary>
    /// <returns>The stock after it; null, and nothing changed, where there is no such SKU or 0 ≤ held ≤ on hand would not hold.</returns>
    public static async Task<StockItem?> TryMoveAsync(this InventoryDbContext db, string sku, int onHand, int held, CancellationToken ct)
    {
        // The schema is the module's name, never input; every value is a parameter.
        const string set = "on_hand = on_hand + {1}, held = held + {2}, version = version + 1";
        const string guard = "sku = {0} AND on_hand + {1} >= 0 AND held + {2} >= 0 AND held + {2} <= on_hand + {1}";
        var sql = db.GetService<IDatabase>().Provider switch
        {
            DatabaseProvider.SqlServer => $"UPDATE {db.Schema}.stock_items SET {set} OUTPUT inserted.* WHERE {guard}",
            DatabaseProvider.PostgreSql => $"UPDATE {db.Schema}.stock_items SET {set} WHERE {guard} RETURNING *",
            _ => $"UPDATE stock_items SET {set} WHERE {guard} RETURNING *",
        };
        var item = (await db.StockItems.FromSql(FormattableStringFactory.Create(sql, sku, onHand, held)).AsNoTracking().ToListAsync(ct)).SingleOrDefault();
        if (item is not null) db.PublishAvailability(item, item.Available - onHand + held);
        return item;
    }
}
