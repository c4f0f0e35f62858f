using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.Holds;

/// <summary>An order that waits for a SKU, as staff sees it.</summary>
/// <param name="OrderNumber">Null while the order is only being placed.</param>
/// <param name="Quantity">Units of the SKU that it ordered and that have not left.</param>
/// <param name="Backordered">Those of them that it waits for.</param>
/// <param name="IsPaid">False while its hold may still run out.</param>
internal sealed record WaitingOrder(Guid OrderId, string? OrderNumber, int Quantity, int Backordered, DateTimeOffset Since, bool IsPaid)
{
    /// <summary>A page of them, in the order in which they are served.</summary>
    public static async Task<PagedResult<WaitingOrder>> ListAsync(
        InventoryDbContext db, IOrderReader orders, string sku, PageRequest page, CancellationToken ct)
    {
        var waiting = db.Holds.AsNoTracking().Waiting(sku);
        if (page.After<(DateTimeOffset Since, Guid Id)>() is var (since, id))
            waiting = waiting.Where(h => h.WaitsSince >= since && (h.WaitsSince > since || h.OrderId.CompareTo(id) > 0));
        var rows = await waiting.Take(page.Take).ToListAsync(ct);
        var numbers = await orders.NumbersAsync([.. rows.Select(h => h.OrderId)], ct);
        return page.ToResult(rows, h => (h.WaitsSince!.Value, h.OrderId), h => new WaitingOrder(
            h.OrderId, numbers.GetValueOrDefault(h.OrderId), h.Left, h.Backordered, h.WaitsSince!.Value, h.State is HoldState.Kept));
    }
}
