using System.ComponentModel.DataAnnotations;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The part about orders that go in several parcels: staff takes goods out of what waits, and puts them into a parcel of their own.</summary>
internal sealed partial class Shipment
{
    /// <summary>Which parcel of its order it is, from 1. Another try for the same goods keeps the number; of each number at most one is live.</summary>
    public int Part { get; private set; } = 1;

    /// <summary>It holds a part of its order, not all.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Who put its goods into this parcel by hand; null while they may still go into others.</summary>
    [MaxLength(254)] public string? PackedBy { get; private set; }

    /// <summary>Who voided its label, whose goods are to be packed anew; null where nobody did.</summary>
    [MaxLength(254)] public string? VoidedBy { get; private set; }

    /// <summary>Goods can be taken out of it.</summary>
    public bool CanBeSplit => PackedBy is null && !IsPickUp && (KeptBackAt is null || AwaitsStock) && CancelAskedAt is null && Contents.Count > 0
        && (State is ShipmentState.Failed ? QueuedAt is not null : State is ShipmentState.Pending && BuyingSince is null);

    /// <summary>Its label can go back, or what was put into it be taken out again, by staff.</summary>
    public bool CanBeVoided => CancelAskedAt is null && (State is ShipmentState.Labelled && Kind is ShipmentKind.Carrier
        || State is ShipmentState.Pending && PackedBy is not null && BuyingSince is null);

    /// <summary>What of the order is in it, for those who must know; null where it is all.</summary>
    public IReadOnlyList<ParcelLine>? Lines => IsPartial ? [.. Contents.Select(c => new ParcelLine(c.Sku, c.Quantity))] : null;

    /// <summary>Puts goods into a parcel: one of its own, or this one where all of it is taken. They must be in it, and it <see cref="CanBeSplit"/>.</summary>
    /// <param name="taken">How many of each SKU.</param>
    /// <param name="grams">What a unit weighs, as far as that is known.</param>
    /// <param name="part">The number of a parcel of its own.</param>
    /// <param name="by">Null where the shop does it by itself: then staff may pack otherwise.</param>
    /// <param name="now">The present time.</param>
    public Shipment Pack(IIds ids, IReadOnlyDictionary<string, int> taken, IReadOnlyDictionary<string, int> grams, int part, string? by, DateTimeOffset now)
    {
        if (State is ShipmentState.Pending && Contents.All(c => taken.GetValueOrDefault(c.Sku) == c.Quantity))
        {
            PackedBy = by;
            // What is packed by hand is there.
            if (AwaitsStock && by is not null) (KeptBackAt, KeptBackFor, AwaitsStock) = (null, null, false);
            Touch();
            return this;
        }
        var packed = new Shipment(ids, this, part, by, now);
        packed.TakeFrom(this, taken, grams, now);
        return packed;
    }

    /// <summary>Moves goods of another into this parcel. What is empty then is given up.</summary>
    public void TakeFrom(Shipment other, IReadOnlyDictionary<string, int> taken, IReadOnlyDictionary<string, int> grams, DateTimeOffset now)
    {
        var (all, goods, left) = (other.Contents, new List<ParcelItem>(), new List<ParcelItem>());
        foreach (var item in all)
        {
            var quantity = taken.GetValueOrDefault(item.Sku);
            if (quantity < 0 || quantity > item.Quantity)
                throw new ArgumentException($"There are {item.Quantity} of {item.Sku}, not {quantity}.", nameof(taken));
            var value = item.Value * quantity / item.Quantity;
            if (quantity > 0) goods.Add(item with { Quantity = quantity, Value = value });
            if (quantity < item.Quantity) left.Add(item with { Quantity = item.Quantity - quantity, Value = item.Value - value });
        }
        // By what the catalogue says that they weigh; by pieces where it says nothing.
        var byWeight = all.Sum(c => (long)c.Quantity * grams.GetValueOrDefault(c.Sku)) > 0;
        long Weight(IEnumerable<ParcelItem> items) => items.Sum(i => (long)i.Quantity * (byWeight ? grams.GetValueOrDefault(i.Sku) : 1));
        var share = (int)(other.WeightGrams * Weight(goods) / Weight(all));
        (Contents, WeightGrams, IsPartial) = (Merged(Contents, goods), Math.Max(1, WeightGrams + share), true);
        (other.Contents, other.WeightGrams, other.IsPartial, other.WeighedGrams) = (left, Math.Max(1, other.WeightGrams - share), true, null);
        ForgetOffers();
        other.ForgetOffers();
        if (left.Count > 0) return;
        if (other.State is ShipmentState.Pending) other.Move(ShipmentState.Cancelled, $"its goods went into parcel {Part}", now);
        other.Leave();
    }

    /// <summary>It goes by this way, not by the order's.</summary>
    public void GoBy(Dispatch by)
    {
        (Kind, Carrier, Service) = (by.Kind, by.Carrier, by.Service);
        if (Kind is not ShipmentKind.Carrier) (LabelAskedAt, LabelAskedBy) = (null, null);
        ForgetOffers();
    }

    /// <summary>Staff takes it apart again: its goods wait to be packed. True when its label has to be given back first.</summary>
    public Result<bool> Void(string by, DateTimeOffset now)
    {
        if (!CanBeVoided) return NotVoidable;
        if (State is ShipmentState.Pending)
        {
            (PackedBy, LabelAskedAt, LabelAskedBy) = (null, null, null);
            ForgetOffers();
            return false;
        }
        VoidedBy = by;
        return Cancel($"voided by {by}", now);
    }

    /// <summary>It came back, or is on its way and may be lost.</summary>
    public bool CanBeResent => !IsPickUp && State is ShipmentState.InTransit or ShipmentState.Returned;

    /// <summary>Its goods go again, in another parcel.</summary>
    /// <param name="part">The number of that one.</param>
    public Shipment SendAgain(IIds ids, int part, string by, DateTimeOffset now)
    {
        Move(ShipmentState.Resent, State is ShipmentState.Returned ? $"came back; sent again as parcel {part} by {by}"
            : $"lost; sent again as parcel {part} by {by}", now);
        (AskAt, Alert) = (null, null);
        var again = new Shipment(ids, this, part, by, now, $"in the place of parcel {Part}") { Contents = Contents, WeightGrams = WeightGrams };
        // They may also go in several parcels.
        again.PackedBy = null;
        again.PackingSince = null;
        return again;
    }

    internal static readonly Error NotResendable = Error.Conflict("not-resendable",
        "Only a parcel that came back, or that is on its way and lost, is sent again, and only while its order stands and is paid for.");

    internal static readonly Error NotVoidable = Error.Conflict("not-voidable",
        "Only a label that is bought and a parcel that was packed by hand are voided, while the parcel is still here.");

    private static List<ParcelItem> Merged(IReadOnlyList<ParcelItem> items, IEnumerable<ParcelItem> more)
    {
        var all = items.ToList();
        foreach (var item in more)
        {
            var at = all.FindIndex(i => i.Sku == item.Sku);
            if (at < 0) all.Add(item);
            else all[at] = all[at] with { Quantity = all[at].Quantity + item.Quantity, Value = all[at].Value + item.Value };
        }
        return all;
    }

    private Shipment(IIds ids, Shipment rest, int part, string? by, DateTimeOffset now, string? why = null) : base(ids.New())
    {
        (OrderId, OrderNumber, ShipTo, Kind, Carrier, Service) = (rest.OrderId, rest.OrderNumber, rest.ShipTo, rest.Kind, rest.Carrier, rest.Service);
        (Currency, CreatedAt, QueuedAt, Part, PackedBy, IsPartial) = (rest.Currency, now, rest.QueuedAt ?? now, part, by, true);
        PackingSince = rest.PackingSince;
        Record(null, why ?? (by is null ? "its weight needs another parcel" : $"packed by {by}"), now);
    }
}
