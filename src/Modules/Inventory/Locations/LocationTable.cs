namespace ClickCart.Inventory.Locations;

/// <summary>The shop's locations: those that are written down, and the main one in any case.</summary>
internal sealed class LocationTable
{
    private readonly Dictionary<Guid, Location> _byId;

    private LocationTable(List<Location> written)
    {
        MainIsWritten = written.Exists(l => l.IsMain);
        if (!MainIsWritten) written.Add(Location.Main());
        All = [.. written.OrderBy(l => l.IsClosed).ThenBy(l => l.Priority).ThenBy(l => l.Code, StringComparer.Ordinal)];
        _byId = All.ToDictionary(l => l.Id);
    }

    /// <summary>Something of the main one was changed once.</summary>
    public bool MainIsWritten { get; }

    /// <summary>Open ones first, by priority, those that are alike by code.</summary>
    public IReadOnlyList<Location> All { get; }

    public IEnumerable<Location> Open => All.Where(l => !l.IsClosed);

    /// <summary>The shop has more than the one that it began with.</summary>
    public bool AreSeveral => All.Count > 1;

    /// <summary>Where what comes back goes.</summary>
    public Location OfReturns => All.FirstOrDefault(l => l.TakesReturns) ?? this[null];

    /// <param name="id">As movements name it: null is the main one.</param>
    public Location this[Guid? id] => _byId[id ?? Location.MainId];

    public static async Task<LocationTable> ReadAsync(InventoryDbContext db, CancellationToken ct) => new(await db.Locations.AsNoTracking().ToListAsync(ct));

    /// <summary>In the order in which a parcel to this country is taken from them: those that serve it first, then by priority.</summary>
    /// <param name="country">Null where it is not known.</param>
    public IEnumerable<Location> For(string? country) => All.OrderBy(l => l.IsClosed).ThenBy(l => country is null || !l.Serves.Contains(country));

    /// <summary>Why a location cannot be as it is now; null where it can. Where it takes returns, others do not any more.</summary>
    public async Task<Error?> ClashAsync(InventoryDbContext db, Location location, CancellationToken ct)
    {
        if (All.Any(l => l.Id != location.Id && l.Code == location.Code))
            return Error.Conflict("location-exists", $"There is a location {location.Code} already.");
        if (!location.TakesReturns) return null;
        foreach (var other in await db.Locations.Where(l => l.TakesReturns && l.Id != location.Id).ToListAsync(ct)) other.TakeNoReturns();
        return null;
    }

    /// <summary>The one that a request names; the main one where it names none.</summary>
    /// <param name="code">In capitals or not.</param>
    /// <param name="field">Of the request.</param>
    /// <param name="open">It must be open.</param>
    public Result<Location> Find(string? code, string field, bool open = true)
    {
        if (string.IsNullOrWhiteSpace(code)) return this[null];
        if (All.FirstOrDefault(l => l.Code.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } found)
            return Error.Invalid(field, "There is no location of this code.");
        return open && found.IsClosed ? Error.Invalid(field, $"{found.Code} is closed.") : found;
    }
}
