namespace ClickCart.Inventory.StockItems;

internal enum MovementKind
{
    Received,
    Adjusted,
    Shipped,
    Returned,

    /// <summary>Sent to another location, arrived there, or came back from a transfer.</summary>
    Moved,
}

/// <summary>One line of the ledger: what changed the units on hand of a SKU, and why. Written once, never changed or deleted.</summary>
internal sealed class StockMovement
{
    public required string Sku { get; init; }

    /// <summary>The version of the stock that this movement made: orders the ledger of a SKU without gaps in time.</summary>
    public int StockVersion { get; init; }

    public MovementKind Kind { get; init; }

    /// <summary>Units, positive into the warehouse.</summary>
    public int Delta { get; init; }

    /// <summary>Units on hand after it.</summary>
    public int Balance { get; init; }

    public required string Reason { get; init; }

    /// <summary>Where it happened; null at the main location.</summary>
    public Guid? LocationId { get; init; }

    /// <summary>The order id of what was shipped or returned; the transfer's of what was moved.</summary>
    public string? Reference { get; init; }

    public required string Actor { get; init; }
    public DateTimeOffset At { get; init; }

    /// <param name="item">As it is after the movement.</param>
    /// <param name="location">Null at the main location.</param>
    public static StockMovement Of(
        StockItem item, MovementKind kind, int delta, string reason, string? reference, string actor, DateTimeOffset at, Guid? location = null) => new()
        {
            Sku = item.Sku,
            StockVersion = item.Version,
            Balance = item.OnHand,
            Kind = kind,
            Delta = delta,
            LocationId = location,
            Reason = reason,
            Reference = reference,
            Actor = actor,
            At = at,
        };
}
