using ClickCart.Inventory.Locations;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Transfers;

/// <summary>What transfers do to the stock. All of it needs the caller's write transaction.</summary>
internal static class TransferStock
{
    /// <summary>To be changed, with its lines.</summary>
    public static Task<Transfer?> FindTransferAsync(this InventoryDbContext db, Guid id, CancellationToken ct) =>
        db.Transfers.Include(t => t.Lines).FirstOrDefaultAsync(t => t.Id == id, ct);

    /// <summary>Units of a SKU that are on their way.</summary>
    public static async Task<int> InTransitAsync(this InventoryDbContext db, string sku, CancellationToken ct) => await (
        from t in db.Transfers
        join l in db.TransferLines on t.Id equals l.TransferId
        where l.Sku == sku && t.State == TransferState.Sent
        select l.Quantity - l.Received - l.WrittenOff).SumAsync(ct);

    /// <summary>Takes its units out of the location that it leaves.</summary>
    /// <returns>Why not: fewer are there, or fewer are not held.</returns>
    public static async Task<Error?> SendAsync(
        this InventoryDbContext db, Transfer transfer, LocationTable locations, string actor, DateTimeOffset now, CancellationToken ct)
    {
        if (transfer.Send(now) is { } refusal) return refusal;
        foreach (var line in transfer.Lines.OrderBy(l => l.Sku, StringComparer.Ordinal))
        {
            if (await db.MoveAsync(transfer, locations, locations[transfer.FromId], line.Sku, -line.Quantity, "Sent", actor, now, ct) is { } tooFew) return tooFew;
        }
        return null;
    }

    /// <summary>Puts units that were on their way on hand at a location, or takes them from there.</summary>
    public static Task<Error?> MoveAsync(
        this InventoryDbContext db, Transfer transfer, LocationTable locations, Location at, string sku, int delta, string what, string actor,
        DateTimeOffset now, CancellationToken ct) => db.BookAsync(
            sku, at, delta, 0, MovementKind.Moved, $"{what}: {Way(transfer, locations)}", transfer.Id.ToString(), actor, now, ct);

    /// <summary>Units never arrived: they come on hand for the moment, held, so that nobody is given them, and are written off.</summary>
    public static async Task<Error?> WriteOffAsync(
        this InventoryDbContext db, Transfer transfer, LocationTable locations, string sku, int units, string reason, string actor, DateTimeOffset now,
        CancellationToken ct)
    {
        var (at, way) = (locations[transfer.ToId], Way(transfer, locations));
        return await db.BookAsync(sku, at, units, units, MovementKind.Moved, $"Did not arrive: {way}", transfer.Id.ToString(), actor, now, ct)
            ?? await db.BookAsync(sku, at, -units, -units, MovementKind.Adjusted, $"Did not arrive ({way}): {reason}", null, actor, now, ct);
    }

    private static string Way(Transfer transfer, LocationTable locations) => $"{locations[transfer.FromId].Code} → {locations[transfer.ToId].Code}";
}
