using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about its parcels: label, transit, delivery, return.</summary>
internal sealed partial class Order
{
    public void Booked(ShipmentBooked @event, DateTimeOffset now)
    {
        if (_shipments.Any(s => s.Id == @event.ShipmentId)) return;
        _shipments.Add(new Shipment(Id, @event));
        if (!Apply(TimelineEventKind.ShipmentBooked, Actor.System, now,
            $"{@event.Carrier} {ServiceName.Of(@event.Service)}, tracking code {@event.TrackingCode}."))
        {
            Record(State, TimelineEventKind.ShipmentBooked, Actor.System, now, $"Another label, tracking code {@event.TrackingCode}.");
        }
    }

    /// <returns>Not yet, while the event of the label or of the charge is missing.</returns>
    public Result Dispatched(Guid shipmentId, DateTimeOffset now)
    {
        if (_shipments.Find(s => s.Id == shipmentId) is not { } shipment) return Error.NotYet("The label is not booked yet.");
        if (Status is OrderStatus.AwaitingPayment || (Status is OrderStatus.Confirmed && !State.IsPaid)) return Error.NotYet("The order is not paid yet.");
        shipment.Become(ShipmentState.InTransit);
        Apply(TimelineEventKind.ShipmentDispatched, Actor.System, now,
            Status is OrderStatus.Cancelled ? "The parcel was already on its way when the order was cancelled." : $"{shipment.Carrier} has the parcel.");
        return Result.Success;
    }

    /// <inheritdoc cref="Dispatched"/>
    public Result Delivered(Guid shipmentId, DateTimeOffset now)
    {
        if (Dispatched(shipmentId, now).Error is { } notYet) return notYet;
        if (FulfilmentStatus is FulfilmentStatus.Returned) return Result.Success;
        _shipments.Find(s => s.Id == shipmentId)!.Become(ShipmentState.Delivered);
        Apply(TimelineEventKind.ShipmentDelivered, Actor.System, now, "The parcel was delivered.");
        return Result.Success;
    }

    /// <inheritdoc cref="Dispatched"/>
    public Result Returned(Guid shipmentId, DateTimeOffset now)
    {
        if (Dispatched(shipmentId, now).Error is { } notYet) return notYet;
        _shipments.Find(s => s.Id == shipmentId)!.Become(ShipmentState.Returned);
        Apply(TimelineEventKind.ShipmentReturned, Actor.System, now, "The parcel came back.");
        return Result.Success;
    }

    /// <summary>No label can be had for good; an order that is not shipped is cancelled.</summary>
    public void ShipmentFailed(string message, DateTimeOffset now)
    {
        if (State.CanBeCancelled) Cancel(Short($"It cannot be shipped: {message}", 500), Actor.System, now);
    }

    public void LabelRefunded(Guid shipmentId, DateTimeOffset now)
    {
        _shipments.Find(s => s.Id == shipmentId)?.Become(ShipmentState.Cancelled);
        Apply(TimelineEventKind.LabelRefunded, Actor.System, now, "The label was given back to the carrier.");
    }
}
