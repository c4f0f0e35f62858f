using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Buys the label of a shipment, once: the carrier's id and the intent to buy are stored in one commit before it, and a try that follows an unknown
/// outcome reads the parcel before it buys again. A parcel that was made and forgotten costs nothing. Publishes ShipmentBooked, or ShipmentFailed when the
/// carrier sells no label.
/// </summary>
internal sealed class BuyLabel(
    ShippingDbContext db, EasyPostCarrier carrier, IOrderReader orders, BoxChoice boxes, TimeProvider clock, ILogger<BuyLabel> log)
    : IJobHandler<BuyLabelJob>
{
    public static string Queue => "shipping";

    public static string? MustNotBeDropped =>
        "A paid order waits for its label. Run it again, or cancel the order and then run it again: it sees that nothing is to be bought.";

    public async Task<Result> HandleAsync(BuyLabelJob job, CancellationToken ct)
    {
        var shipment = await db.GetShipmentAsync(job.ShipmentId, ct);
        if (shipment.State is not ShipmentState.Pending || shipment.Kind is not ShipmentKind.Carrier) return Result.Success;
        if (shipment.BuyingSince is null && !await IsWantedAsync(shipment, ct)) return Result.Success;

        var parcel = shipment.CarrierShipmentId is { } known ? await carrier.ReadAsync(known, ct) : await CreateAsync(shipment, ct);
        if (parcel is Outcome<CarrierShipment>.Succeeded { Value: var found })
        {
            if (found.IsBought) return Bought(shipment, found);
            // Whoever cancelled has asked for the label to be given back, and looks after the rest.
            if (shipment.CancelAskedAt is not null) return Result.Success;
            var offers = (found.Rates ?? []).Where(r => carrier.ObstacleTo(shipment.ShipTo, r.Carrier) is null);
            if (shipment.Choose(offers) is not { } rate) return await WithoutOffersAsync(shipment, found, ct);
            shipment.Buying(clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            parcel = await carrier.BuyAsync(found.Id, rate.Id, ct);
        }
        return parcel switch
        {
            Outcome<CarrierShipment>.Succeeded { Value: { IsBought: true } bought } => Bought(shipment, bought),
            Outcome<CarrierShipment>.Refused { Error.Reason: "SHIPMENT.POSTAGE.EXISTS" } =>
                Error.NotYet("The label was bought by an earlier try; the next one reads it."),
            Outcome<CarrierShipment>.Refused { Error: var error } => Refused(shipment, error),
            _ => Error.NotYet(parcel.Doubt ?? "The carrier took the order for the label but shows none yet."),
        };
    }

    /// <summary>
    /// The cancellation may have come before the confirmation, when there was nothing yet to cancel. And nothing is bought for an order that is kept back.
    /// </summary>
    private async Task<bool> IsWantedAsync(Shipment shipment, CancellationToken ct)
    {
        switch (await orders.FindAsync(shipment.OrderId, ct))
        {
            case { Status: "cancelled" }:
                shipment.Cancel("order cancelled before the label was bought", clock.GetUtcNow());
                return false;
            case { IsKeptBack: true, KeptBackFor: var why }:
                shipment.KeepBack(why, clock.GetUtcNow());
                return false;
            case { AwaitsStock: true } when shipment.PackedBy is null:
                shipment.AwaitStock(clock.GetUtcNow());
                return false;
            default:
                return true;
        }
    }

    private async Task<Outcome<CarrierShipment>> CreateAsync(Shipment shipment, CancellationToken ct)
    {
        var box = shipment.Box ?? (await boxes.ForAsync(shipment.Goods, ct))?.Size;
        var size = ParcelSize.Of(shipment.WeightGrams, box, shipment.WeighedGrams);
        var made = await carrier.CreateAsync(
            shipment.ShipTo, size, Math.Min(shipment.WeightGrams, shipment.Grams), shipment.Currency, shipment.OrderId.ToString(), shipment.Contents, ct: ct);
        if (made is Outcome<CarrierShipment>.Succeeded { Value: var parcel }) shipment.KnownAtCarrierAs(parcel.Id);
        return made;
    }

    private Result Bought(Shipment shipment, CarrierShipment bought)
    {
        if (shipment.Label(bought, clock.GetUtcNow()) is { } booked) db.Publish(booked);
        return Result.Success;
    }

    private async Task<Result> WithoutOffersAsync(Shipment shipment, CarrierShipment parcel, CancellationToken ct)
    {
        if (shipment.NobodyOffers()) return Failed(shipment, $"Nobody carries this parcel: {parcel.WhyNoRates}", RefusalWords.NobodyGoesThere);
        // Offers are made with the parcel: the next try makes another one. Saved here, because a refusal saves nothing.
        shipment.KnownAtCarrierAs(null);
        await db.SaveChangesAsync(ct);
        return Error.NotYet($"Nobody offers to carry the parcel: {parcel.WhyNoRates}");
    }

    private Result Refused(Shipment shipment, IRefusal refusal) => Failed(shipment, $"{refusal.Reason}: {refusal.Message}",
        refusal is CarrierError error ? RefusalWords.Of(error) : RefusalWords.NobodyGoesThere);

    private Result Failed(Shipment shipment, string why, string reason)
    {
        why = why.Length > 500 ? why[..500] : why;
        log.LogError("No label for shipment {Shipment} of order {Order}: {Why}", shipment.Id, shipment.OrderId, why);
        var failed = shipment.Fail(why, reason, clock.GetUtcNow());
        // Of what is not wanted any more nothing is to be put right.
        if (shipment.CancelAskedAt is null) db.Publish(failed);
        return Result.Success;
    }
}
