using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The part about what no carrier's label goes with: picked up by its customer, or sent by the shop's own means.</summary>
internal sealed partial class Shipment
{
    /// <summary>It is put ready for its customer. Null when it was before.</summary>
    public Result<ShipmentBooked?> Ready(DateTimeOffset now)
    {
        if (IsPickUp && State is ShipmentState.Labelled) return (ShipmentBooked?)null;
        if (!IsPickUp || State is not ShipmentState.Pending) return NotPickedUp;
        Move(ShipmentState.Labelled, "ready to be picked up", now);
        return new ShipmentBooked(OrderId, Id, Carrier, Service, "", "", now, IsPacked: true);
    }

    /// <summary>
    /// Staff sends it by hand, also what a label was to be bought for. It is under way once it is paid for (<see cref="SetOut"/>). Nothing when that was so
    /// before.
    /// </summary>
    /// <param name="carrier">Who brings it.</param>
    public Result<IReadOnlyList<IIntegrationEvent>> Sent(string carrier, string? trackingCode, DateTimeOffset now)
    {
        if (Kind is ShipmentKind.Carrier && State is ShipmentState.Pending && BuyingSince is null && CancelAskedAt is null)
            GoBy(new(ShipmentKind.Own, carrier, ""));
        if (Kind is not ShipmentKind.Own) return NotSentByHand;
        if (State is ShipmentState.Labelled or ShipmentState.InTransit or ShipmentState.Delivered) return Array.Empty<IIntegrationEvent>();
        if (State is not ShipmentState.Pending) return NotSentByHand;
        (Carrier, TrackingCode) = (carrier, trackingCode);
        Move(ShipmentState.Labelled, $"sent by hand with {carrier}", now);
        Leave();
        return (IIntegrationEvent[])[new ShipmentBooked(OrderId, Id, Carrier, Service, trackingCode ?? "", "", now, IsPacked: true, Lines), new SentByHand(Id)];
    }

    /// <summary>What was sent by hand is paid for. Null when it was under way before, or is over.</summary>
    public ShipmentDispatched? SetOut(DateTimeOffset now)
    {
        if (Kind is not ShipmentKind.Own || State is not ShipmentState.Labelled) return null;
        Move(ShipmentState.InTransit, "paid for", now);
        return new(OrderId, Id, now, Lines);
    }

    internal static readonly Error Waits = Error.Conflict("pick-up-waits", "The order is cancelled, or kept back until staff decides about it.");

    internal static readonly Error WaitsForGoods = Error.Conflict("pick-up-waits", "It waits for goods that are not there yet.");

    internal static readonly Error NotSentByHand =
        Error.Conflict("not-sent-by-hand", "It has a label, its customer comes for it, or nothing is to be sent any more.");

    /// <summary>Its customer has it: what was picked up, or sent by hand. Nothing when that was so before.</summary>
    public Result<IReadOnlyList<IIntegrationEvent>> HandOver(DateTimeOffset now)
    {
        if (Kind is not ShipmentKind.Carrier && State is ShipmentState.Delivered) return Array.Empty<IIntegrationEvent>();
        if (Kind is ShipmentKind.Own && State is ShipmentState.InTransit)
        {
            Move(ShipmentState.Delivered, "arrived", now);
            return (IIntegrationEvent[])[new ShipmentDelivered(OrderId, Id, now)];
        }
        if (!IsPickUp || State is not ShipmentState.Labelled) return NotPickedUp;
        Move(ShipmentState.InTransit, "handed over", now);
        Move(ShipmentState.Delivered, "handed over", now);
        return (IIntegrationEvent[])[new ShipmentDispatched(OrderId, Id, now), new ShipmentDelivered(OrderId, Id, now)];
    }

    internal static readonly Error NotPickedUp =
        Error.Conflict("not-picked-up", "Only an order that its customer picks up is put ready, and only one that is ready is handed over.");

    /// <summary>What no carrier brings is not wanted any more before it is gone. Null when it was not ready yet, or is over.</summary>
    public LabelRefunded? CancelByHand(string why, DateTimeOffset now)
    {
        if (ShipmentStates.IsFinal(State)) return null;
        if (State is ShipmentState.InTransit)
        {
            Warn("The order is cancelled, but it was already on its way.");
            return null;
        }
        var wasReady = State is ShipmentState.Labelled;
        Move(ShipmentState.Cancelled, why, now);
        if (wasReady && !IsPickUp) Warn("It is not to be sent any more, but it was marked as sent: fetch it back.");
        return wasReady ? new LabelRefunded(OrderId, Id, now) : null;
    }
}
