using System.ComponentModel.DataAnnotations;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about what stands in its parcel's way, a carrier's refusal, a dispute or staff, and how that is put right.</summary>
internal sealed partial class Order
{
    /// <summary>What its parcel holds.</summary>
    public ParcelGoods Goods => new(WeightGrams, [.. Lines.Select(l => (l.Sku, l.Quantity))]);

    private readonly List<DeliveryCorrection> _corrections = [];

    /// <summary>Since when the carrier has refused the parcel; null while it does not.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>Why, in words for everybody.</summary>
    [MaxLength(500)] public string? Refusal { get; private set; }

    /// <summary>Since when staff has to decide whether it may leave; null while nothing speaks against it.</summary>
    public DateTimeOffset? KeptBackAt { get; private set; }

    /// <summary>Why it is kept back, for staff; null in what was kept back before that was kept.</summary>
    [MaxLength(500)] public string? KeptBackFor { get; private set; }

    /// <summary>Who keeps it back: an e-mail address, or <c>system</c>.</summary>
    [MaxLength(254)] public string? KeptBackBy { get; private set; }

    /// <summary>A dispute keeps it back, or kept it: until staff has decided, it is the shop's alone to cancel it.</summary>
    public bool IsTheShopsToCancel => KeptBackAt is not null && (KeptBackBy is null or "system" || PaymentStatus is PaymentStatus.Disputed);

    /// <summary>It is confirmed, or something of it is sent again: a parcel waits.</summary>
    private bool IsToBeSent => Status is OrderStatus.Confirmed || (Status is OrderStatus.Shipped && HasRest);

    /// <summary>Its label is bought, and the parcel is still here.</summary>
    private bool HasLabelThatGoesBack =>
        IsToBeSent && FulfilmentStatus is FulfilmentStatus.Labelled && Delivery.Carrier != PickUpPoint.Carrier;

    /// <summary>It can be kept back: also what of it is sent again.</summary>
    public bool CanBeHeld => IsToBeSent && KeptBackAt is null;

    /// <summary>What is said of <see cref="IsTheShopsToCancel"/>.</summary>
    public static readonly Error KeptBack = Error.Conflict(
        "not-cancellable", "The payment of this order is disputed, and the shop has kept the order back. It decides whether the order is sent or cancelled.");

    /// <summary>How its delivery was put right.</summary>
    public IReadOnlyList<DeliveryCorrection> Corrections => _corrections;

    /// <summary>As ordered, or as it was put right last.</summary>
    public Delivery Delivery => _corrections.MaxBy(c => c.Number) is { } last
        ? new(last.ShipTo, last.ShippingOptionId, last.Carrier, last.Service)
        : new(ShipTo, ShippingOptionId, Carrier, Service);

    /// <summary>The carrier sells no label. The order stays as it is and waits.</summary>
    /// <returns>Not yet, of what is sent again, while that is not known.</returns>
    public Result ShipmentFailed(ShipmentFailed failed, DateTimeOffset now)
    {
        // The carrier may refuse what is sent again before it is known here that it is.
        if (Status is OrderStatus.Shipped && failed.IsPart && !HasRest) return Error.NotYet("It is not known yet that a part of it is sent again.");
        if (!IsToBeSent || RefusedAt is not null || (FulfilmentStatus is not FulfilmentStatus.Unfulfilled && !failed.IsPart))
            return Result.Success;
        (RefusedAt, Refusal) = (now, Short(failed.Reason ?? "The carrier does not take this parcel as it is.", 500));
        Record(State, TimelineEventKind.ShipmentRefused, now, Refusal);
        return Result.Success;
    }

    /// <summary>Why its delivery cannot be changed to this; null when it can. Another place would have been taxed in another way.</summary>
    /// <param name="byStaff">Staff may before the carrier has refused, and until the parcel is handed over: then the label goes back.</param>
    public Error? WhyNotTo(Address shipTo, bool byStaff = false) =>
        (FulfilmentStatus is not FulfilmentStatus.Unfulfilled && RefusedAt is null && !(byStaff && HasLabelThatGoesBack))
            || (Status is OrderStatus.Shipped or OrderStatus.Delivered or OrderStatus.Returned && !IsToBeSent)
            ? Error.Conflict("already-shipped", "A label is bought for this order, so its delivery cannot be changed any more.")
        : !IsToBeSent || (RefusedAt is null && !byStaff)
            ? Error.Conflict("delivery-stands", byStaff
                ? "The delivery can be changed while the order is confirmed. That is not so now."
                : "The delivery can be changed while the carrier refuses the parcel. That is not so now.")
        : shipTo.Country != ShipTo.Country
            ? Error.Invalid("shipTo.country", $"Taxes were charged for {Places.CountryName(ShipTo.Country)}. For another country, cancel and order anew.")
        : RegionOf(shipTo) != RegionOf(ShipTo)
            ? Error.Invalid("shipTo.region", $"Taxes were charged for {RegionOf(ShipTo) ?? "no state"}. For another state, cancel and order anew.")
        : null;

    /// <summary>The delivery is put right before it ships. One that the carrier refuses is tried again, also as it is.</summary>
    public Result CorrectDelivery(Delivery to, string reason, Actor actor, DateTimeOffset now, bool byStaff = false)
    {
        if (WhyNotTo(to.ShipTo, byStaff) is { } refused) return refused;
        if (RefusedAt is null && to == Delivery) return Error.Conflict("delivery-stands", "The delivery is as it was: there is nothing to change.");
        var begins = RefusedAt is not null ? "It is tried again," : HasLabelThatGoesBack ? "Its label goes back, and it goes" : "It goes";
        _corrections.Add(new DeliveryCorrection(Id, _corrections.Count + 1, now, actor, to, reason));
        (RefusedAt, Refusal, Words) = (null, null, SearchWords.Of(Number, Email, ShipTo, BillTo, to.ShipTo));
        Record(State, TimelineEventKind.DeliveryCorrected, now,
            $"{begins} to {to.ShipTo.Line1}, {Places.TownOf(to.ShipTo)}, by {ServiceName.Of(to.Carrier, to.Service)}. {reason}", actor);
        _events.Add(new DeliveryCorrected(Id, to.ShipTo, to.Carrier, to.Service, now, to.OptionId));
        return Result.Success;
    }

    /// <summary>Staff decides that it may leave all the same.</summary>
    public Result Release(string reason, Actor actor, DateTimeOffset now)
    {
        if (KeptBackAt is null) return Error.Conflict("not-kept-back", "The order is not kept back.");
        // Customers read of it where they read that it was kept back: when staff had kept it, not for a dispute.
        var quietly = KeptBackBy is null or "system";
        (KeptBackAt, KeptBackFor, KeptBackBy) = (null, null, null);
        Record(State, TimelineEventKind.OrderReleased, now, reason, actor, quietly);
        _events.Add(new OrderReleased(Id, now));
        return Result.Success;
    }

    /// <summary>Staff keeps it back until it is released or cancelled.</summary>
    public Result PutOnHold(string reason, Actor actor, DateTimeOffset now)
    {
        if (!CanBeHeld)
        {
            return Error.Conflict("cannot-be-held", KeptBackAt is null
                ? "Only a confirmed order that has not left can be kept back."
                : "The order is kept back already.");
        }
        KeepBack(reason, actor, now);
        return Result.Success;
    }

    /// <summary>What has not left waits until staff has decided. Customers read that the shop looks at it, unless it is for a dispute.</summary>
    private void KeepBack(string why, Actor by, DateTimeOffset now)
    {
        if (!CanBeHeld) return;
        (KeptBackAt, KeptBackFor, KeptBackBy) = (now, Short(why, 500), by.Name);
        Record(State, TimelineEventKind.OrderKeptBack, now, why, by, staffOnly: by == Actor.System);
        _events.Add(new OrderKeptBack(Id, KeptBackFor, now));
    }

    /// <summary>It left, or it ended: nobody has to decide any more, and no goods are waited for.</summary>
    private void NothingWaits()
    {
        (RefusedAt, Refusal, KeptBackAt, KeptBackFor, KeptBackBy) = (null, null, null, null, null);
        foreach (var line in _lines) line.Wait(0, null);
    }

    // None where there are no states, whatever was written.
    private static string? RegionOf(Address address) => Places.Find(address.Country)?.FindRegion(address.Region)?.Name;
}
