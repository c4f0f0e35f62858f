using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>One SKU of an order, as it was quoted. Amounts are minor units of the order's currency.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">Quantity × unit price − discount + tax.</param>
/// <param name="TaxIncluded">Tax that the price contains, for the invoice; part of no sum.</param>
internal sealed record Line(
    Guid OrderId, int Number, string Sku, string Name, int Quantity, long UnitPrice, long Discount, long Tax, long Total, long TaxIncluded);

internal enum ShipmentState
{
    Labelled,
    InTransit,
    Delivered,
    Returned,
    Cancelled,
}

/// <summary>A parcel of an order, as Shipping reported it.</summary>
internal sealed record Shipment(Guid Id, Guid OrderId, string Carrier, string Service, string TrackingCode, string LabelUrl, DateTimeOffset BookedAt)
{
    public ShipmentState State { get; private set; }

    /// <summary>The customer comes for it.</summary>
    public bool IsPickUp => Carrier == PickUpPoint.Carrier;

    /// <summary>Only forward: a late event changes nothing.</summary>
    public void Become(ShipmentState next)
    {
        if (next > State) State = next;
    }
}

/// <summary>Something that happened to an order, and what it changed. Rows are only ever added.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Actor">The role, for everybody to see.</param>
/// <param name="ActorName">The e-mail address, for staff.</param>
/// <param name="Before">Null on the first row.</param>
internal sealed record TimelineEntry(
    Guid OrderId, int Number, DateTimeOffset At, TimelineEventKind What, string Actor, string ActorName, string Detail, OrderState? Before, OrderState After,
    bool StaffOnly);
