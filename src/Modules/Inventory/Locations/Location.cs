namespace ClickCart.Inventory.Locations;

/// <summary>
/// A place where units lie. A shop has its main location from the beginning, which is written down only once something of it is changed
/// (<see cref="LocationTable"/>), and which holds whatever lies nowhere else.
/// </summary>
internal sealed class Location : Aggregate
{
    public const int MaxCodeLength = 20;
    public const int MaxNameLength = 60;
    public const int MaxAddressLength = 300;

    /// <summary>So many a shop may have, closed ones included.</summary>
    public const int Most = 200;

    /// <summary>The lowest of priorities.</summary>
    public const int LastPriority = 1000;

    /// <summary>The same in every shop.</summary>
    public static readonly Guid MainId = new("01a00000-0000-7000-8000-000000000001");

    private Location() { }

    public Location(Guid id, LocationFields fields) : base(id) => Set(fields);

    /// <summary>Capitals, digits, - and _; unique.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>ISO 3166-1 alpha-2; null where nobody said.</summary>
    public string? Country { get; private set; }

    /// <summary>Where it is, for people.</summary>
    public string? Address { get; private set; }

    /// <summary>1 or more; parcels leave the lowest first.</summary>
    public int Priority { get; private set; }

    /// <summary>The countries whose parcels leave it before all others, whatever the priorities.</summary>
    public IReadOnlyList<string> Serves { get; private set; } = [];

    /// <summary>What customers send back, and parcels that come back, go there; of at most one. Where none does, they go to the main one.</summary>
    public bool TakesReturns { get; private set; }

    /// <summary>Nothing is sent there any more.</summary>
    public bool IsClosed { get; private set; }

    public bool IsMain => Id == MainId;

    /// <summary>As it is in a shop that never changed it.</summary>
    public static Location Main() => new(MainId, new() { Code = "MAIN", Name = "Main location", Priority = 1 });

    public void Change(LocationFields fields)
    {
        Set(fields);
        Touch();
    }

    public void TakeNoReturns()
    {
        TakesReturns = false;
        Touch();
    }

    public void Close(bool closed)
    {
        if (IsClosed == closed) return;
        (IsClosed, TakesReturns) = (closed, TakesReturns && !closed);
        Touch();
    }

    /// <summary>The main one is never closed.</summary>
    public static Error InUse(string code, string why) => Error.Conflict("location-in-use", $"{code} cannot be closed: {why}.");

    private void Set(LocationFields fields)
    {
        (Code, Name, Priority) = (fields.Code!.Trim().ToUpperInvariant(), fields.Name!.Trim(), fields.Priority ?? LocationFields.UsualPriority);
        (Country, Address) = (Line(fields.Country), Line(fields.Address));
        (Serves, TakesReturns) = (fields.ToServes(), fields.TakesReturns is true && !IsClosed);
    }

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
