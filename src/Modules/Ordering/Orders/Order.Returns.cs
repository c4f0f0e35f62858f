namespace ClickCart.Ordering.Orders;

/// <summary>The part about what customers send back.</summary>
internal sealed partial class Order
{
    /// <summary>Units of a line that its customer has, and could send back.</summary>
    public int DeliveredOf(Line line) => FulfilmentStatus switch
    {
        FulfilmentStatus.Delivered when _shipments.TrueForAll(s => s.Lines is null) => line.Quantity,
        FulfilmentStatus.Delivered or FulfilmentStatus.PartiallyDelivered => Math.Min(line.Quantity, In(ShipmentState.Delivered, line)),
        _ => 0,
    };

    /// <summary>Something about a return of it.</summary>
    public void ReturnHappened(TimelineEventKind what, string detail, Actor by, DateTimeOffset now, bool staffOnly = false) =>
        Record(Become(State.After(what)), what, now, detail, by, staffOnly);

    /// <summary>Something that its timeline tells by another event was decided: whoever else changes it sees that.</summary>
    public void Touched(DateTimeOffset now)
    {
        Touch();
        UpdatedAt = now;
    }
}
