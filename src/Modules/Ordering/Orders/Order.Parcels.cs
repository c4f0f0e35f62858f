using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about its parcels, one or several: label, transit, delivery, return.</summary>
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
        if (label.IsPacked && label.Lines is null) PackedAt = now;
        var shipment = new Shipment(label.ShipmentId, Id, label.Carrier, label.Service, label.TrackingCode, label.LabelUrl, label.At) { Lines = label.Lines };
        _shipments.Add(shipment);
        // Each of its goods has a label: what was refused goes another way.
        if (_lines.TrueForAll(l => _shipments.Where(s => s.State is ShipmentState.Labelled || s.HasLeft).Sum(s => s.QuantityOf(l)) >= l.Quantity))
            (RefusedAt, Refusal) = (null, null);
        var code = label.TrackingCode.Length > 0 ? $", tracking code {label.TrackingCode}" : "";
        if (shipment.Lines is { } part)
        {
            Record(Become(State.After(TimelineEventKind.ShipmentBooked)), TimelineEventKind.ShipmentBooked, now,
                $"Parcel with {WordsOf(part)}: {ServiceName.Of(label.Carrier, label.Service)}{code}.");
        }
        else if (shipment.IsPickUp) Apply(TimelineEventKind.ShipmentBooked, now, $"It is ready to be picked up: {label.Service}.");
        else if (!Apply(TimelineEventKind.ShipmentBooked, now, $"{ServiceName.Of(label.Carrier, label.Service)}{code}."))
            Record(State, TimelineEventKind.ShipmentBooked, now, $"Another label{code}.");
        return Result.Success;
    }

    /// <returns>Not yet, while the event of the label or of the charge is missing.</returns>
    public Result Dispatched(Guid shipmentId, DateTimeOffset now)
    {
        if (_shipments.Find(s => s.Id == shipmentId) is not { } shipment) return Error.NotYet("The label is not booked yet.");
        if (Status is OrderStatus.AwaitingPayment || (Status is OrderStatus.Confirmed && !State.IsPaid && !PaysOnDelivery))
            return Error.NotYet("The order is not paid yet.");
        var leaves = shipment.Become(ShipmentState.InTransit);
        if (shipment.Lines is { } part && Status is not OrderStatus.Cancelled)
        {
            if (leaves) Became(AllHaveLeft ? TimelineEventKind.ShipmentDispatched : TimelineEventKind.ShipmentDispatchedInPart,
                $"With {shipment.Carrier}: {WordsOf(part)}.", now);
            if (AllHaveLeft) NothingWaits();
            return Result.Success;
        }
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
        if (Find(shipmentId) is { Lines: { } part } shipment)
        {
            if (shipment.Become(ShipmentState.Delivered)) Became(
                AllIsDelivered ? TimelineEventKind.ShipmentDelivered : TimelineEventKind.ShipmentDeliveredInPart, $"Delivered: {WordsOf(part)}.", now);
            return Result.Success;
        }
        return Ended(shipmentId, ShipmentState.Delivered, TimelineEventKind.ShipmentDelivered, now,
            IsPickUp(shipmentId) ? "It was picked up." : "The parcel was delivered.");
    }

    /// <inheritdoc cref="Dispatched"/>
    public Result Returned(Guid shipmentId, DateTimeOffset now)
    {
        if (Dispatched(shipmentId, now).Error is { } notYet) return notYet;
        if (Find(shipmentId) is { Lines: { } part } shipment)
        {
            if (!shipment.Become(ShipmentState.Returned)) return Result.Success;
            if (AllCameBack) CameBack($"Came back: {WordsOf(part)}.", now);
            else Became(TimelineEventKind.ShipmentReturnedInPart, $"Came back: {WordsOf(part)}.", now);
            return Result.Success;
        }
        Find(shipmentId)?.Become(ShipmentState.Returned);
        CameBack("The parcel came back.", now);
        return Result.Success;
    }

    public Result LabelRefunded(Guid shipmentId, DateTimeOffset now)
    {
        var words = IsPickUp(shipmentId) ? "It is not kept ready any more." : "The label was given back to the carrier.";
        // Others have theirs, or have left.
        if (Find(shipmentId) is { Lines: not null } && (State.IsInParts || _shipments.Exists(s => s.Id != shipmentId && s.State is ShipmentState.Labelled)))
        {
            if (Find(shipmentId)!.Become(ShipmentState.Cancelled)) Record(State, TimelineEventKind.LabelRefunded, now, words);
            return Result.Success;
        }
        return Ended(shipmentId, ShipmentState.Cancelled, TimelineEventKind.LabelRefunded, now, words);
    }

    /// <summary>Staff has put a part of it into a parcel of its own: customers read of it when it leaves.</summary>
    public Result ParcelPacked(ParcelPacked packed, DateTimeOffset now)
    {
        Record(State, TimelineEventKind.ParcelPacked, now, $"Parcel {packed.Part}: {WordsOf(packed.Lines)}.", Actor.Named(packed.Actor), staffOnly: true);
        return Result.Success;
    }

    /// <summary>What came back, or is lost, is sent again: it counts as not sent.</summary>
    /// <returns>Not yet, while it is not known that it had left, or came back.</returns>
    public Result SentAgain(ParcelSentAgain again, DateTimeOffset now)
    {
        if (Find(again.ShipmentId) is not { } shipment) return Error.NotYet("The label is not booked yet.");
        if (shipment.State is ShipmentState.Resent) return Result.Success;
        if (!(again.IsLost ? shipment.HasLeft : shipment.State is ShipmentState.Returned)) return Error.NotYet("It has not left yet, or not come back.");
        shipment.Become(ShipmentState.Resent);
        var what = _shipments.Exists(s => s.HasLeft) ? TimelineEventKind.ParcelSentAgainInPart : TimelineEventKind.ParcelSentAgain;
        // That in its place may be faster than this.
        Record(AllHaveLeft ? State : Become(State.After(what)), what, now,
            again.IsLost ? $"The parcel is lost. Sent again: {WordsOf(again.Lines)}." : $"The parcel came back. Sent again: {WordsOf(again.Lines)}.",
            Actor.Named(again.Actor));
        return Result.Success;
    }

    /// <summary>Units of a line that are with a carrier or were.</summary>
    public int ShippedOf(Line line) => Math.Min(line.Quantity, _shipments.Where(s => s.HasLeft).Sum(s => s.QuantityOf(line)));

    private bool AllHaveLeft => _lines.TrueForAll(l => ShippedOf(l) == l.Quantity);
    private bool AllIsDelivered => _lines.TrueForAll(l => In(ShipmentState.Delivered, l) >= l.Quantity);
    private bool AllCameBack => _lines.TrueForAll(l => In(ShipmentState.Returned, l) >= l.Quantity);

    private int In(ShipmentState state, Line line) => _shipments.Where(s => s.State == state).Sum(s => s.QuantityOf(line));

    private void Became(TimelineEventKind what, string words, DateTimeOffset now) => Record(Become(State.After(what)), what, now, words);

    private string WordsOf(IReadOnlyList<ParcelLine> part) =>
        string.Join(", ", part.Select(l => $"{l.Quantity} × {_lines.Find(o => o.Sku == l.Sku)?.Name ?? l.Sku}"));

    private Shipment? Find(Guid shipmentId) => _shipments.Find(s => s.Id == shipmentId);

    private bool IsPickUp(Guid shipmentId) => Find(shipmentId) is { IsPickUp: true };

    private Result Ended(Guid shipmentId, ShipmentState state, TimelineEventKind what, DateTimeOffset now, string detail)
    {
        Find(shipmentId)?.Become(state);
        Apply(what, now, detail);
        return Result.Success;
    }
}
