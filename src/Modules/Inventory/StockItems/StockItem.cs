namespace ClickCart.Inventory.StockItems;

/// <summary>
/// How many units of one SKU there are. 0 ≤ held ≤ on hand, in the guarded updates (<see cref="GuardedStock"/>), here, and as constraints of the
/// table. Whatever changes <see cref="OnHand"/> also writes a <see cref="StockMovement"/> under the version that it made.
/// </summary>
internal sealed class StockItem : Aggregate
{
    /// <summary>The most units of one SKU.</summary>
    public const int MaxOnHand = 1_000_000_000;

    private const string TopicPrefix = "stock/";

    private StockItem() { }

    public StockItem(Guid id, string sku) : base(id) => Sku = sku;

    public string Sku { get; private init; } = "";

    /// <summary>Units in the warehouse, held ones included.</summary>
    public int OnHand { get; private set; }

    /// <summary>Units promised to orders that are not shipped yet.</summary>
    public int Held { get; private set; }

    /// <summary>
    /// At or below this many available units the SKU counts as low; 0 means when it has run out. Null: the shop's counts
    /// (<see cref="StockSettings.LowStock"/>).
    /// </summary>
    public int? LowStockThreshold { get; private set; }

    public int Available => OnHand - Held;

    /// <summary>What live streams of this SKU watch.</summary>
    public static string Topic(string sku) => TopicPrefix + sku;

    /// <summary>The address of a SKU's page in the back office.</summary>
    public static string Page(string sku) => $"/admin/stock/{Uri.EscapeDataString(sku)}";

    public static string SkuOf(string topic) => topic[TopicPrefix.Length..];

    /// <summary>Adds (received) or takes away units by hand. Refused when less than what is held would remain.</summary>
    public Result<StockMovement> Adjust(int delta, string reason, string actor, DateTimeOffset at)
    {
        if ((long)OnHand + delta < Held)
            return BelowZero(Sku, OnHand, Held);
        if ((long)OnHand + delta > MaxOnHand) return Error.Invalid("delta", $"The stock of one SKU is at most {MaxOnHand} units.");
        return Book(MovementKind.Adjusted, delta, reason, actor, at);
    }

    public static Error BelowZero(string sku, int onHand, int held) => Error.Conflict("stock-below-zero",
        $"{onHand} of {sku} are on hand and {held} of them are held for orders, so at most {onHand - held} can be taken away.")
        .With("onHand", onHand).With("held", held).With("available", onHand - held);

    /// <summary>
    /// Sets on hand to what was counted. What is held cannot be counted away: then on hand goes down to what is held, and the reason says so.
    /// </summary>
    /// <returns>The movement of the difference; null when the count agrees with what is on hand.</returns>
    public StockMovement? Count(int counted, bool first, string actor, DateTimeOffset at, string? why = null)
    {
        var target = Math.Clamp(Math.Max(counted, Held), 0, MaxOnHand);
        if (target == OnHand) return null;
        var reason = target == counted ? why ?? (first ? "First count" : "Counted") : $"Counted {counted}, but {Held} are held for orders: booked {target}";
        return Book(first ? MovementKind.Received : MovementKind.Adjusted, target - OnHand, reason, actor, at);
    }

    /// <param name="threshold">Zero or more units; null: at the shop's.</param>
    public void WarnAt(int? threshold)
    {
        if (threshold is { } units) ArgumentOutOfRangeException.ThrowIfNegative(units, nameof(threshold));
        LowStockThreshold = threshold;
        Touch();
    }

    private StockMovement Book(MovementKind kind, int delta, string reason, string actor, DateTimeOffset at)
    {
        OnHand += delta;
        Touch();
        return StockMovement.Of(this, kind, delta, reason, null, actor, at);
    }
}
