using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about what is not sent any more of an order that has left in part, or was to be sent again.</summary>
internal sealed partial class Order
{
    public static readonly Error NoRest = Error.Conflict("no-rest", "Nothing of this order waits that could be given up: one that has not left is cancelled.");

    /// <summary>Something of it has left, or had, and something waits.</summary>
    public bool HasRest => Status is OrderStatus.Confirmed or OrderStatus.Shipped && FulfilmentStatus switch
    {
        FulfilmentStatus.PartiallyShipped or FulfilmentStatus.PartiallyDelivered => !AllHaveLeft,
        // What had left is lost or came back, and was to be sent again.
        FulfilmentStatus.Unfulfilled or FulfilmentStatus.Labelled => Status is OrderStatus.Shipped,
        _ => false,
    };

    /// <summary>By SKU, how many stay with the order when its rest is given up; all 0 where nothing is out.</summary>
    public IReadOnlyDictionary<string, int> Sent => _lines.ToDictionary(l => l.Sku, ShippedOf, StringComparer.Ordinal);

    /// <summary>Why its rest cannot be given up; null when it can.</summary>
    public Error? WhyNoRest =>
        !HasRest ? NoRest
        : PaymentStatus is PaymentStatus.Disputed ? NotEditable("The payment is in dispute, so what the order costs cannot change now.")
        : Taxes is null && Sent.Values.Any(sent => sent > 0)
            ? NotEditable("The order is from before its taxes were kept, so it cannot be reckoned anew.")
        : null;

    /// <summary>What waits is not sent any more. The order is what has left, or comes to nothing where nothing is out.</summary>
    /// <param name="change">To what has left; null where nothing is out.</param>
    public void GiveUpRest(OrderChange? change, string reason, Actor actor, DateTimeOffset now)
    {
        ParcelLine[] rest = [.. _lines.OrderBy(l => l.Number).Select(l => new ParcelLine(l.Sku, l.Quantity - ShippedOf(l))).Where(l => l.Quantity > 0)];
        var words = $"Not sent any more: {WordsOf(rest)}. {reason}";
        foreach (var waits in _shipments.Where(s => s.State is ShipmentState.Labelled)) waits.Become(ShipmentState.Cancelled);
        if (change is not null) Edit(change, actor, now, tells: false);
        NothingWaits();
        Record(Become(State.After(TimelineEventKind.RestGivenUp)), TimelineEventKind.RestGivenUp, now, words, actor);
        if (change is not null && AllIsDelivered) Became(TimelineEventKind.ShipmentDelivered, "All that was sent has arrived.", now);
        else if (change is not null && AllCameBack) CameBack("All that was sent came back.", now);
        _events.Add(new RestGivenUp(Id, Number, change is null ? [] : [.. ContractLines().Select(l => new SentLine(l.Sku, l.Quantity))],
            [.. _shipments.Where(s => s.HasLeft).Select(s => s.Id)], reason, actor == Actor.System ? "system" : actor.Name, now));
    }

    /// <summary>Its rest waits for somebody: it cannot be given up by itself.</summary>
    public void KeepRestBack(DateTimeOffset now) =>
        KeepBack("It was refunded in full after a part of it had left: the rest is kept back until somebody decides about it.", Actor.System, now);

    /// <summary>All of it came back. What was to be paid on delivery nobody pays for any more: Payments says so.</summary>
    private void CameBack(string words, DateTimeOffset now)
    {
        Apply(TimelineEventKind.ShipmentReturned, now, words);
        if (FulfilmentStatus is FulfilmentStatus.Returned && PaysOnDelivery && PaymentStatus is PaymentStatus.Pending) _events.Add(new OrderCameBack(Id, now));
    }
}
