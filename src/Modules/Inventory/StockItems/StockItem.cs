using ClickCart.Inventory.Contracts;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// How many units of one SKU there are. 0 ≤ held ≤ on hand, and nothing is available while somebody waits: in the guarded updates
/// (<see cref="GuardedStock"/>), here, and as constraints of the table. Whatever changes <see cref="OnHand"/> also writes a
/// <see cref="StockMovement"/> under the version that it made.
/// </summary>
internal sealed class StockItem : Aggregate
{
    /// <summary>The most units of one SKU.</summary>
    public const int MaxOnHand = 1_000_000_000;

    /// <summary>The most units of one SKU that may be promised beyond stock.</summary>
    public const int MostBackordered = 1_000_000;

    private const string TopicPrefix = "stock/";

    private StockItem() { }

    public StockItem(Guid id, string sku) : base(id) => Sku = sku;

    public string Sku { get; private init; } = "";

    /// <summary>Units in the warehouse, held ones included.</summary>
    public int OnHand { get; private set; }

    /// <summary>Units of those on hand that lie at other locations than the main one, see <see cref="StockAtLocation"/>.</summary>
    public int Elsewhere { get; private set; }

    /// <summary>Units at the main location.</summary>
    public int AtMain => OnHand - Elsewhere;

    /// <summary>Units promised to orders that are not shipped yet.</summary>
    public int Held { get; private set; }

    /// <summary>
    /// At or below this many available units the SKU counts as low; 0 means when it has run out. Null: the shop's counts
    /// (<see cref="StockSettings.LowStock"/>).
    /// </summary>
    public int? LowStockThreshold { get; private set; }

    /// <summary>Units promised to orders beyond what is on hand: they wait. What becomes free is theirs, so that nothing is available meanwhile.</summary>
    public int Backordered { get; private set; }

    /// <summary>How many units may be promised beyond what is on hand; 0: none. Those that wait already stay when it is lowered.</summary>
    public int BackorderLimit { get; private set; }

    /// <summary>The shop's day on which more are expected; null: not known.</summary>
    public DateOnly? ExpectedOn { get; private set; }

    /// <summary>What waits was not on sale before: shoppers read of a preorder.</summary>
    public bool IsPreorder { get; private set; }

    public int Available => OnHand - Held;

    /// <summary>How many more may be promised beyond what is on hand.</summary>
    public int BackorderLeft => Math.Max(0, BackorderLimit - Backordered);

    /// <summary>What may be ordered beyond what is available, for shoppers; null for nothing.</summary>
    public Backorder? Offer(DateOnly today) => BackorderLeft < 1 ? null : new(BackorderLeft, ExpectedOn >= today ? ExpectedOn : null, IsPreorder);

    public StockLevel Level => new(Available, BackorderLeft);

    /// <summary>What live streams of this SKU watch.</summary>
    public static string Topic(string sku) => TopicPrefix + sku;

    /// <summary>The address of a SKU's page in the back office.</summary>
    public static string Page(string sku) => $"/admin/stock/{Uri.EscapeDataString(sku)}";

    public static string SkuOf(string topic) => topic[TopicPrefix.Length..];

    /// <summary>Adds (received) or takes away units by hand. Refused when less than what is held would remain, or fewer are there.</summary>
    /// <param name="location">Its code.</param>
    /// <param name="there">What lies there; null at the main location.</param>
    public Result<StockMovement> Adjust(int delta, string reason, string actor, DateTimeOffset at, string location, StockAtLocation? there)
    {
        if ((long)OnHand + delta < Held)
            return BelowZero(Sku, OnHand, Held);
        if ((long)Units(there) + delta < 0) return StockAtLocation.TooFew(Sku, location, Units(there), Available);
        if (delta > 0 && (long)OnHand + delta > MaxOnHand) return Error.Invalid("delta", $"The stock of one SKU is at most {MaxOnHand} units.");
        return Book(MovementKind.Adjusted, delta, reason, actor, at, there);
    }

    public static Error BelowZero(string sku, int onHand, int held) => Error.Conflict("stock-below-zero",
        $"{onHand} of {sku} are on hand and {held} of them are held for orders, so at most {onHand - held} can be taken away.")
        .With("onHand", onHand).With("held", held).With("available", onHand - held);

    /// <summary>
    /// Sets on hand to what was counted at all locations together. What is held cannot be counted away: then on hand goes down to what is held, and the reason
    /// says so. The difference is the main location's.
    /// </summary>
    /// <returns>The movement of the difference; null when the count agrees with what is on hand.</returns>
    public StockMovement? Count(int counted, bool first, string actor, DateTimeOffset at, string? why = null)
    {
        var target = Math.Clamp(Math.Max(Math.Max(counted, Held), Elsewhere), 0, MaxOnHand);
        if (target == OnHand) return null;
        var reason = target == counted ? why ?? (first ? "First count" : "Counted")
            : target == Held ? CountedHeld(counted, Held, target) : $"Counted {counted}, but {Elsewhere} are at other locations: booked {target}";
        return Book(first ? MovementKind.Received : MovementKind.Adjusted, target - OnHand, reason, actor, at, null);
    }

    /// <summary>Books what a count at one location found more or less there. What is held cannot be counted away.</summary>
    /// <param name="counted">What is to lie there.</param>
    /// <param name="there">What lies there; null at the main location.</param>
    /// <returns>The movement of the difference; null when there is none.</returns>
    public StockMovement? CountAt(StockAtLocation? there, int counted, string actor, DateTimeOffset at)
    {
        var others = OnHand - Units(there);
        var target = Math.Min(Math.Max(counted, Math.Max(0, Held - others)), MaxOnHand - others);
        if (target == Units(there)) return null;
        return Book(MovementKind.Adjusted, target - Units(there), target > counted ? CountedHeld(counted, Held, target) : "Counted", actor, at, there);
    }

    private static string CountedHeld(int counted, int held, int target) => $"Counted {counted}, but {held} are held for orders: booked {target}";

    private int Units(StockAtLocation? there) => there?.Units ?? AtMain;

    /// <param name="threshold">Zero or more units; null: at the shop's.</param>
    public void WarnAt(int? threshold)
    {
        if (threshold is { } units) ArgumentOutOfRangeException.ThrowIfNegative(units, nameof(threshold));
        LowStockThreshold = threshold;
        Touch();
    }

    /// <param name="limit">0 to <see cref="MostBackordered"/>; 0 ends it for those who come.</param>
    public void AllowBackorder(int limit, DateOnly? expectedOn, bool isPreorder)
    {
        (BackorderLimit, ExpectedOn, IsPreorder) = (limit, expectedOn, isPreorder);
        Touch();
    }

    /// <summary>What is available goes to those who wait.</summary>
    /// <returns>How many units: their holds must be given as many in the same commit.</returns>
    public int GiveToWaiting()
    {
        var units = Math.Min(Available, Backordered);
        if (units < 1) return 0;
        (Held, Backordered) = (Held + units, Backordered - units);
        Touch();
        return units;
    }

    private StockMovement Book(MovementKind kind, int delta, string reason, string actor, DateTimeOffset at, StockAtLocation? there)
    {
        OnHand += delta;
        if (there is not null)
        {
            there.Move(delta);
            Elsewhere += delta;
        }
        Touch();
        return StockMovement.Of(this, kind, delta, reason, null, actor, at, there?.LocationId);
    }
}

/// <summary>What can be ordered of a SKU.</summary>
/// <param name="Available">Units that are there.</param>
/// <param name="Beyond">Units more that may be promised.</param>
internal sealed record StockLevel(int Available, int Beyond)
{
    public bool CanBeOrdered => Available > 0 || Beyond > 0;
}
