using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about its parcels: label, transit, delivery, return.</summary>
internal sealed partial class Order
{
    /// <summary>Since when staff packs it: its packing slip was printed. Null before.</summary>
    public DateTimeOffset? PackingSince { get; private set; }

    /// <summary>
    /// Since when it stands packed: staff weighed it and bought its label, or put it ready. Null before, and where the shop buys labels by itself.
    /// </summary>
    public DateTimeOffset? PackedAt { get; private set; }

    public Result PackingBegun(DateTimeOffset now)
    {
        if (Status is not OrderStatus.Confirmed || PackingSince is not null) return Result.Success;
        PackingSince = now;
        Record(State, TimelineEventKind.PackingBegun, now, "Somebody is packing it.");
        return Result.Success;
    }

    public Result Booked(ShipmentBooked label, DateTimeOffset now)
    {
        if (_shipments.Any(s => s.Id == label.ShipmentId)) return Result.Success;
        if (label.IsPacked) PackedAt = now;
        _shipments.Add(new Shipment(label.ShipmentId, Id, label.Carrier, label.Service, label.TrackingCode, label.LabelUrl, label.At));
        var code = label.TrackingCode.Length > 0 ? $", tracking code {label.TrackingCode}" : "";
        if (_shipments[^1].IsPickUp) Apply(TimelineEventKind.ShipmentBooked, now, $"It is ready to be picked up: {label.Service}.");
        else if (!Apply(TimelineEventKind.ShipmentBooked, now, $"{label.Carrier} {ServiceName.Of(label.Service)}{code}."))
            Record(State, TimelineEventKind.ShipmentBooked, now, $"Another label{code}.");
        return Result.Success;
    }

    /// <returns>Not yet, while the event of the label or of the charge is missing.</returns>
    public Result Dispatched(Guid shipmentId, DateTimeOffset now)
    {
        if (_shipments.Find(s => s.Id == shipmentId) is not { } shipment) return Error.NotYet("The label is not booked yet.");
        if (Status is OrderStatus.AwaitingPayment || (Status is OrderStatus.Confirmed && !State.IsPaid && !PaysOnDelivery)) return Error.NotYet("The order is not paid yet.");
        shipment.Become(ShipmentState.InTransit);
        Apply(TimelineEventKind.ShipmentDispatched, now,
            Status is OrderStatus.Cancelled ? "The parcel was already on its way when the order was cancelled."
            : shipment.IsPickUp ? "It was handed over." : $"{shipment.Carrier} has the parcel.");
        NothingWaits();
        return Result.Success;
    }

    /// <inheritdoc cref="Dispatched"/>
    public Result Delivered(Guid shipmentId, DateTimeOffset now)
    {
        if (Dispatched(shipmentId, now).Error is { } notYet) return notYet;
        if (FulfilmentStatus is FulfilmentStatus.Returned) return Result.Success;
        return Ended(shipmentId, ShipmentState.Delivered, TimelineEventKind.ShipmentDelivered, now,
            IsPickUp(shipmentId) ? "It was picked up." : "The parcel was delivered.");
    }

    /// <inheritdoc cref="Dispatched"/>
    public Result Returned(Guid shipmentId, DateTimeOffset now) => Dispatched(shipmentId, now).Error is { } notYet
        ? notYet
        : Ended(shipmentId, ShipmentState.Returned, TimelineEventKind.ShipmentReturned, now, "The parcel came back.");

    public Result LabelRefunded(Guid shipmentId, DateTimeOffset now) =>
        Ended(shipmentId, ShipmentState.Cancelled, TimelineEventKind.LabelRefunded, now,
            IsPickUp(shipmentId) ? "It is not kept ready any more." : "The label was given back to the carrier.");

    private bool IsPickUp(Guid shipmentId) => _shipments.Find(s => s.Id == shipmentId) is { IsPickUp: true };

    private Result Ended(Guid shipmentId, ShipmentState state, TimelineEventKind what, DateTimeOffset now, string detail)
    {
        _shipments.Find(s => s.Id == shipmentId)?.Become(state);
        Apply(what, now, detail);
        return Result.Success;
    }
}
