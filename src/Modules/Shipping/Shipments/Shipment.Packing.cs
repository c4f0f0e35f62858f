using System.ComponentModel.DataAnnotations;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The part about what people do with it: it waits in the queue, is packed, weighed, labelled and handed over. Refusals are for staff.</summary>
internal sealed partial class Shipment
{
    public ParcelGoods Goods => new(WeightGrams, [.. Contents.Select(c => (c.Sku, c.Quantity))]);

    /// <summary>Since when it waits to be shipped; null once it has left, or will not.</summary>
    public DateTimeOffset? QueuedAt { get; private set; }

    /// <summary>Since when staff packs it: its packing slip was printed. Null before.</summary>
    public DateTimeOffset? PackingSince { get; private set; }

    /// <summary>As it was weighed; null while <see cref="WeightGrams"/>, the sum of its goods, is known, and what its box weighs.</summary>
    public int? WeighedGrams { get; private set; }

    /// <summary>As staff chose it; null where the carrier is told of the smallest of the shop's that fits, else of a size that fits the weight.</summary>
    public BoxSize? Box { get; private set; }

    /// <summary>Since when its label is to be bought; null while staff has not asked for it.</summary>
    public DateTimeOffset? LabelAskedAt { get; private set; }

    /// <summary>Who asked; null where the shop buys labels by itself.</summary>
    [MaxLength(254)] public string? LabelAskedBy { get; private set; }

    /// <summary>Why it is kept back, for staff.</summary>
    [MaxLength(500)] public string? KeptBackFor { get; private set; }

    /// <summary>What the carrier is told that it weighs.</summary>
    public int Grams => WeighedGrams ?? (WeightGrams + (Box?.EmptyGrams ?? 0));

    /// <summary>It does not wait to be shipped any more.</summary>
    public void Leave()
    {
        if (QueuedAt is null) return;
        QueuedAt = null;
        Touch();
    }

    /// <summary>Staff has its packing slip. Null when that was so before.</summary>
    public Result<PackingBegun?> BeginPacking(DateTimeOffset now)
    {
        if (WhyNotNow is { } waits) return waits;
        if (PackingSince is not null) return (PackingBegun?)null;
        PackingSince = now;
        Touch();
        return new PackingBegun(OrderId, Id, now);
    }

    /// <param name="grams">From 1; null leaves what is known.</param>
    /// <param name="box">Null leaves what is known.</param>
    public Result Weigh(int? grams, BoxSize? box)
    {
        // What was computed is sent back with the page as it was: nobody has weighed that.
        if (WeighedGrams is null && grams == Grams) grams = null;
        if ((grams ?? WeighedGrams, box ?? Box) == (WeighedGrams, Box)) return Result.Success;
        if (WhyNoLabel is { } refused) return refused;
        if (BuyingSince is not null) return Error.NotYet("Its label is being bought already, with the weight and size from before.");
        (WeighedGrams, Box) = (grams ?? WeighedGrams, box ?? Box);
        ForgetOffers();
        return Result.Success;
    }

    /// <summary>The shop itself wants the label, now or when nothing keeps it back any more.</summary>
    public void WantLabel(DateTimeOffset now)
    {
        LabelAskedAt ??= now;
        ChangedAt = now;
        Touch();
    }

    /// <summary>Staff wants the label.</summary>
    public Result AskForLabel(string by, DateTimeOffset now)
    {
        if (WhyNoLabel is { } refused) return refused;
        if (LabelAskedAt is null) LabelAskedBy = by;
        WantLabel(now);
        return Result.Success;
    }

    /// <summary>The carrier has it. Whether it may go is the order's to say.</summary>
    public Result<ShipmentDispatched> HandToCarrier(string by, DateTimeOffset now)
    {
        if (WhyNotNow is { } waits) return waits;
        if (Kind is ShipmentKind.Own) return Error.NotYet("Say who brings it.");
        if (State is not ShipmentState.Labelled) return Error.NotYet("It has no label yet.");
        Move(ShipmentState.InTransit, $"handed over to the carrier by {by}", now);
        return new ShipmentDispatched(OrderId, Id, now, Lines);
    }

    /// <summary>It goes to another address or by another service. Only before its label is bought.</summary>
    public void Redirect(DeliveryCorrected corrected, Dispatch by, DateTimeOffset now)
    {
        (ShipTo, Kind, Carrier, Service) = (corrected.ShipTo, by.Kind, by.Carrier, by.Service);
        QueuedAt = IsPickUp ? null : QueuedAt ?? now;
        if (Kind is not ShipmentKind.Carrier) (LabelAskedAt, LabelAskedBy) = (null, null);
        ForgetOffers();
    }

    private void ForgetWeight()
    {
        (WeighedGrams, Box) = (null, null);
        // Of a label that was bought, its id at the carrier is by what it is given back.
        if (State is ShipmentState.Labelled) Touch();
        else ForgetOffers();
    }

    // Offers are made with the parcel: the next try makes another one.
    private void ForgetOffers()
    {
        (CarrierShipmentId, EmptyOffers) = (null, 0);
        Touch();
    }

    private void TakePlaceOf(Shipment refused)
    {
        (QueuedAt, PackingSince, WeighedGrams, Box, KeptBackAt, KeptBackFor, AwaitsStock) =
            (IsPickUp ? null : refused.QueuedAt ?? refused.CreatedAt,
            refused.PackingSince, refused.WeighedGrams, refused.Box, refused.KeptBackAt, refused.KeptBackFor,
            refused.AwaitsStock);
        // What was voided is packed anew, together with others or in parts.
        (Part, IsPartial, PackedBy) = (refused.Part, refused.IsPartial, refused.VoidedBy is null ? refused.PackedBy : null);
    }

    private Error? WhyNotNow => QueuedAt is null ? Error.NotYet("It does not wait to be shipped any more.")
        : KeptBackAt is not null ? Error.NotYet($"It is kept back{(KeptBackFor is null ? "." : $": {KeptBackFor}")}")
        : null;

    private Error? WhyNoLabel => WhyNotNow
        ?? (Kind is ShipmentKind.Own ? Error.NotYet("The shop sends it by its own means: it needs no label.")
            : State is ShipmentState.Failed ? Error.NotYet("The carrier refused it. Put its delivery right first.")
            : State is not ShipmentState.Pending ? Error.NotYet("It has its label already.")
            : null);

}
