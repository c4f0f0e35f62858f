namespace ClickCart.Inventory.Counts;

internal enum CountState
{
    /// <summary>Being counted.</summary>
    Open,

    /// <summary>Its differences are in the ledger.</summary>
    Booked,

    /// <summary>Given up; nothing was booked.</summary>
    Cancelled,
}

/// <summary>Somebody counts what lies at a location: all of it, or some SKUs. open → booked | cancelled. One at a time for each location.</summary>
internal sealed class StockCount : Aggregate
{
    public const int MaxLines = 5000;
    public const int MaxUnits = 10_000_000;
    public const int MaxNoteLength = 300;

    private readonly List<StockCountLine> _lines = [];

    private StockCount() { }

    /// <param name="expected">By SKU, what lies there.</param>
    public StockCount(Guid id, Guid location, IEnumerable<(string Sku, int Units)> expected, string? note, string actor, DateTimeOffset now) : base(id)
    {
        (LocationId, Note, OpenedBy, OpenedAt) = (location, note, actor, now);
        foreach (var (sku, units) in expected) _lines.Add(new(id, sku, units));
    }

    public Guid LocationId { get; private init; }
    public CountState State { get; private set; }
    public string? Note { get; private init; }
    public string OpenedBy { get; private init; } = "";
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public IReadOnlyList<StockCountLine> Lines => _lines;

    /// <summary>Units were counted, now: goods that leave or arrive later do not count as differences. A SKU that was not expected there is added.</summary>
    /// <param name="there">What lies there by the ledger.</param>
    public void Enter(string sku, int counted, int there)
    {
        var line = _lines.Find(l => l.Sku == sku);
        if (line is null) _lines.Add(line = new(Id, sku, there));
        line.Enter(counted, there);
        Touch();
    }

    /// <param name="state">Booked, with the stock, or cancelled.</param>
    public void End(CountState state, DateTimeOffset now)
    {
        (State, EndedAt) = (state, now);
        Touch();
    }

    public Error? NotOpen() => State is CountState.Open ? null
        : Error.Conflict("count-stands-otherwise", State is CountState.Booked ? "The count was booked already." : "The count was cancelled.");
}

/// <summary>What a count expected and found of a SKU.</summary>
internal sealed class StockCountLine
{
    private StockCountLine() { }

    public StockCountLine(Guid countId, string sku, int expected) => (CountId, Sku, Expected) = (countId, sku, expected);

    public Guid CountId { get; private init; }
    public string Sku { get; private init; } = "";

    /// <summary>Units there by the ledger: when the count was opened, then when they were counted.</summary>
    public int Expected { get; private set; }

    /// <summary>Null while nobody has counted it: then nothing is booked.</summary>
    public int? Counted { get; private set; }

    /// <summary>What was booked; null before.</summary>
    public int? Booked { get; private set; }

    /// <summary>Units more or, negative, fewer than expected.</summary>
    public int Difference => (Counted ?? Expected) - Expected;

    /// <summary>The same number written down again is no new count: what has left since is no difference.</summary>
    public void Enter(int counted, int there)
    {
        if (Counted == counted) return;
        (Counted, Expected) = (counted, there);
    }

    public void Book(int delta) => Booked = delta;
}
