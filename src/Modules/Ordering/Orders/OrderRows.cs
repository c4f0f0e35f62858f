using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>One SKU of an order, as it was quoted. Amounts are minor units of the order's currency.</summary>
internal sealed class Line
{
    private Line()
    {
    }

    public Line(Guid orderId, int number, QuoteLine quoted)
    {
        (OrderId, Number, Sku, Name, Quantity) = (orderId, number, quoted.Sku, quoted.Name, quoted.Quantity);
        (UnitPrice, Discount, Tax, Total, TaxIncluded) =
            (quoted.UnitPrice.Amount, quoted.Discount.Amount, quoted.Tax.Amount, quoted.Total.Amount, quoted.TaxIncluded.Amount);
    }

    public Guid OrderId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    public string Sku { get; private init; } = "";
    public string Name { get; private init; } = "";
    public int Quantity { get; private init; }
    public long UnitPrice { get; private init; }
    public long Discount { get; private init; }
    public long Tax { get; private init; }

    /// <summary>Quantity × unit price − discount + tax.</summary>
    public long Total { get; private init; }

    /// <summary>Tax that the price contains, for the invoice; part of no sum.</summary>
    public long TaxIncluded { get; private init; }
}

internal enum ShipmentState
{
    Labelled,
    InTransit,
    Delivered,
    Returned,
    Cancelled,
}

/// <summary>A parcel of an order, as Shipping reported it.</summary>
internal sealed class Shipment
{
    private Shipment()
    {
    }

    public Shipment(Guid orderId, ShipmentBooked @event) =>
        (Id, OrderId, Carrier, Service, TrackingCode, LabelUrl, BookedAt) =
            (@event.ShipmentId, orderId, @event.Carrier, @event.Service, @event.TrackingCode, @event.LabelUrl, @event.At);

    public Guid Id { get; private init; }
    public Guid OrderId { get; private init; }
    public string Carrier { get; private init; } = "";
    public string Service { get; private init; } = "";
    public string TrackingCode { get; private init; } = "";
    public string LabelUrl { get; private init; } = "";
    public ShipmentState State { get; private set; }
    public DateTimeOffset BookedAt { get; private init; }

    /// <summary>Only forward: a late event changes nothing.</summary>
    public void Become(ShipmentState next)
    {
        if (next > State) State = next;
    }
}

/// <summary>Something that happened to an order, and what it changed. Rows are only ever added.</summary>
internal sealed class TimelineEntry
{
    private TimelineEntry()
    {
    }

    public TimelineEntry(
        Guid orderId,
        int number,
        DateTimeOffset at,
        TimelineEventKind what,
        Actor actor,
        string detail,
        OrderState? before,
        OrderState after,
        bool staffOnly) =>
        (OrderId, Number, At, What, Actor, ActorName, Detail, Before, After, StaffOnly) =
            (orderId, number, at, what, actor.Role, actor.Name, detail, before, after, staffOnly);

    public Guid OrderId { get; private init; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private init; }

    public DateTimeOffset At { get; private init; }
    public TimelineEventKind What { get; private init; }

    /// <summary>The role, for everybody to see.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>The e-mail address, for staff.</summary>
    public string ActorName { get; private init; } = "";

    public string Detail { get; private init; } = "";

    /// <summary>Null on the first row.</summary>
    public OrderState? Before { get; private init; }

    public OrderState After { get; private init; } = OrderState.Placed;
    public bool StaffOnly { get; private init; }
}
