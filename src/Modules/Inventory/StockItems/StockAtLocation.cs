using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// How many units of a SKU lie at a location that is not the main one. Their sum is <see cref="StockItem.Elsewhere"/>; they change together, under the lock
/// of the SKU's row or with its version.
/// </summary>
internal sealed class StockAtLocation
{
    public required string Sku { get; init; }
    public Guid LocationId { get; init; }
    public int Units { get; private set; }

    /// <param name="delta">The stock must have been moved.</param>
    public void Move(int delta) => Units = Units + delta >= 0 ? Units + delta : throw new InvalidOperationException($"{Units} of {Sku} lie there, not {-delta}.");

    public static Error TooFew(string sku, string location, int there, int free) => Error.Conflict("not-enough-there", free < there
        ? $"{there} of {sku} lie at {location}, and but {free} are not held for orders, so at most {free} can be taken away there."
        : $"{there} of {sku} lie at {location}, so at most {there} can be taken away there.").With("sku", sku).With("there", there).With("free", free);
}

/// <summary>Reads and changes what lies where.</summary>
internal static class StockAtLocations
{
    /// <summary>What lies at other locations than the main one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> PlacesAsync(this InventoryDbContext db, StockItem item, CancellationToken ct) =>
        item.Elsewhere == 0 ? new Dictionary<Guid, int>()
            : await db.StockAtLocations.Where(s => s.Sku == item.Sku && s.Units > 0).ToDictionaryAsync(s => s.LocationId, s => s.Units, ct);

    /// <summary>What lies at a location, to be changed with the stock; null for the main one, of which no rows are kept.</summary>
    public static async Task<StockAtLocation?> AtAsync(this InventoryDbContext db, string sku, Guid? location, CancellationToken ct)
    {
        if (location is null || location == Location.MainId) return null;
        if (await db.StockAtLocations.FindAsync([sku, location.Value], ct) is { } known) return known;
        var row = new StockAtLocation { Sku = sku, LocationId = location.Value };
        db.StockAtLocations.Add(row);
        return row;
    }

    /// <summary>
    /// Takes units out of a location or puts them into one, and writes it into the ledger. Needs the caller's write transaction; callers go through SKUs in
    /// ordinal order.
    /// </summary>
    /// <param name="held">Adds to what is held.</param>
    /// <returns>Why not, and nothing changed: fewer are there, or fewer are not held.</returns>
    public static async Task<Error?> BookAsync(
        this InventoryDbContext db, string sku, Location at, int delta, int held, MovementKind kind, string reason, string? reference, string actor,
        DateTimeOffset now, CancellationToken ct)
    {
        if (await db.LockAsync(sku, ct) is not { } item) return UnknownSku.Of(sku, "in stock");
        var row = await db.AtAsync(sku, at.Id, ct);
        var there = row?.Units ?? item.AtMain;
        if (there + delta < 0 || await db.TryMoveAsync(sku, delta, held, ct, elsewhere: row is null ? 0 : delta) is not { } stock)
            return StockAtLocation.TooFew(sku, at.Code, there, Math.Min(there, item.Available));
        row?.Move(delta);
        db.Movements.Add(StockMovement.Of(stock, kind, delta, reason, reference, actor, now, row?.LocationId));
        return null;
    }

    /// <summary>
    /// Takes units for a parcel from where it leaves best: the first of the locations that has them all; where none has, from one after the other. Needs the
    /// caller's write transaction.
    /// </summary>
    /// <param name="country">Where it goes; asked only where there is a choice.</param>
    /// <returns>False, and nothing changed, where there are too few.</returns>
    public static async Task<bool> TryShipAsync(
        this InventoryDbContext db, string sku, int quantity, bool wasHeld, string reason, string order, DateTimeOffset now, Func<Task<string?>> country,
        CancellationToken ct)
    {
        // Most shops have one location, and most SKUs lie at one: then it is one statement.
        if (await db.TryMoveAsync(sku, -quantity, wasHeld ? -quantity : 0, ct, onlyAtMain: true) is { } stock)
        {
            db.Movements.Add(StockMovement.Of(stock, MovementKind.Shipped, -quantity, reason, order, "system", now));
            return true;
        }
        if (await db.LockAsync(sku, ct) is not { Elsewhere: > 0 } item || (wasHeld ? item.Held : item.Available) < quantity) return false;
        var rows = await db.StockAtLocations.Where(s => s.Sku == sku && s.Units > 0).ToDictionaryAsync(s => s.LocationId, ct);
        var best = (await LocationTable.ReadAsync(db, ct)).For(await country())
            .Select(l => (Location: l, Units: l.IsMain ? item.AtMain : rows.GetValueOrDefault(l.Id)?.Units ?? 0)).ToList();
        if (best.Find(l => l.Units >= quantity) is { Location: not null } whole) best = [whole];
        foreach (var (location, units) in best)
        {
            var taken = Math.Min(units, quantity);
            if (taken < 1) continue;
            quantity -= taken;
            if (await db.BookAsync(sku, location, -taken, wasHeld ? -taken : 0, MovementKind.Shipped, reason, order, "system", now, ct) is { } refused)
                throw new InvalidOperationException(refused.Detail);
        }
        return quantity == 0 ? true : throw new InvalidOperationException($"{quantity} of {sku} lie nowhere.");
    }
}
