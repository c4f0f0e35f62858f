namespace ClickCart.Inventory.Holds;

/// <summary>A parcel with a part of an order that has left, so that each is counted once, whichever of its events comes first.</summary>
internal sealed class ShippedParcel
{
    /// <summary>The shipment's id.</summary>
    public Guid Id { get; init; }

    public Guid OrderId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>When it came back to the sender; null while it has not.</summary>
    public DateTimeOffset? BackAt { get; set; }
}
