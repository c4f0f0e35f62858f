using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>One SKU of an order, as it was quoted or changed since. Amounts are minor units of the order's currency.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">Quantity × unit price − discount + tax.</param>
/// <param name="TaxIncluded">Tax that the price contains, for the invoice; part of no sum.</param>
internal sealed record Line(
    Guid OrderId, int Number, string Sku, string Name, int Quantity, long UnitPrice, long Discount, long Tax, long Total, long TaxIncluded)
{
    public const int TaxNameLength = 100;

    public int Quantity { get; private set; } = Quantity;
    public long Discount { get; private set; } = Discount;
    public long Tax { get; private set; } = Tax;
    public long Total { get; private set; } = Total;
    public long TaxIncluded { get; private set; } = TaxIncluded;

    /// <summary>The slug of the category that its product lay in when it was ordered; null where the catalogue knew none.</summary>
    public string? Category { get; init; }

    /// <summary>Which tax it bears; null where invoices name none.</summary>
    public string? TaxName { get; init; }

    /// <summary>That tax in ten-thousandths of a percent: 190000 is 19 %.</summary>
    public int? TaxRate { get; init; }

    /// <summary>Its share of what went back of the order.</summary>
    public long Refunded { get; private set; }

    /// <summary>Units of it that are not there yet: they are sent when goods have arrived.</summary>
    public int Backordered { get; private set; }

    /// <summary>The shop's day from which they are expected; null where nobody knows, or all is there.</summary>
    public DateOnly? ExpectedOn { get; private set; }

    /// <returns>False when that is so already.</returns>
    public bool Wait(int units, DateOnly? expectedOn)
    {
        if (units == 0) expectedOn = null;
        if ((Backordered, ExpectedOn) == (units, expectedOn)) return false;
        (Backordered, ExpectedOn) = (units, expectedOn);
        return true;
    }

    /// <summary>For how many units it waits on when it is another quantity: what it gains is not counted.</summary>
    public int WaitsAt(int quantity) => Math.Clamp(Backordered + quantity - Quantity, 0, Backordered);

    public static int? RateOf(TaxLabel? tax) => tax is null ? null : (int)decimal.Round(tax.Percent * 10_000);

    public void Refund(long share) => Refunded = share;

    /// <summary>The order was changed: of its SKU, name, price and tax rate nothing does.</summary>
    public void Become(QuoteLine now)
    {
        // What waits goes first, as it does in the stock.
        Wait(WaitsAt(now.Quantity), ExpectedOn);
        (Quantity, Discount, Tax, Total, TaxIncluded) = (now.Quantity, now.Discount.Amount, now.Tax.Amount, now.Total.Amount, now.TaxIncluded.Amount);
    }
}

internal enum ShipmentState
{
    Labelled,
    InTransit,
    Delivered,
    Returned,
    Cancelled,

    /// <summary>It came back, or is lost: another one goes in its place.</summary>
    Resent,
}

/// <summary>A parcel of an order, as Shipping reported it.</summary>
internal sealed record Shipment(Guid Id, Guid OrderId, string Carrier, string Service, string TrackingCode, string LabelUrl, DateTimeOffset BookedAt)
{
    /// <summary>What of the order is in it; null where it is all.</summary>
    public IReadOnlyList<ParcelLine>? Lines { get; init; }

    public ShipmentState State { get; private set; }

    /// <summary>The customer comes for it.</summary>
    public bool IsPickUp => Carrier == PickUpPoint.Carrier;

    /// <summary>It was with the carrier, whatever became of it since.</summary>
    public bool HasLeft => State is ShipmentState.InTransit or ShipmentState.Delivered or ShipmentState.Returned;

    public int QuantityOf(Line line) => Lines is null ? line.Quantity : Lines.Where(l => l.Sku == line.Sku).Sum(l => l.Quantity);

    /// <summary>Only forward: a late event changes nothing, and is answered with false.</summary>
    public bool Become(ShipmentState next)
    {
        if (next <= State) return false;
        State = next;
        return true;
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
