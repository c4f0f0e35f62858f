using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Returns;

/// <summary>
/// Buys the label of the way back, once: the carrier's id is stored before it, and a try that follows an unknown outcome reads the parcel before it buys
/// again. The carrier is told of a return, with the addresses of the way out. Publishes ReturnLabelBooked or ReturnLabelFailed.
/// </summary>
internal sealed class BuyReturnLabel(ShippingDbContext db, EasyPostCarrier carrier, BoxChoice boxes, TimeProvider clock) : IJobHandler<BuyReturnLabelJob>
{
    public static string Queue => "shipping";

    public static string? MustNotBeDropped => "A customer waits for this label. Run it again, or approve the return anew, without a label.";

    public async Task<Result> HandleAsync(BuyReturnLabelJob job, CancellationToken ct)
    {
        var back = await db.ReturnParcels.SingleAsync(p => p.Id == job.ReturnId, ct);
        if (back.State is not ReturnParcelState.Pending) return Result.Success;

        var parcel = back.CarrierShipmentId is { } known ? await carrier.ReadAsync(known, ct) : await CreateAsync(back, ct);
        if (parcel is Outcome<CarrierShipment>.Succeeded { Value: var found })
        {
            if (found.IsBought) return Bought(back, found);
            if (Cheapest(found, back) is not { } rate) return Failed(back, $"Nobody carries this parcel: {found.WhyNoRates}");
            // Stored before the call, so that a try that nobody hears of is found again.
            await db.SaveChangesAsync(ct);
            parcel = await carrier.BuyAsync(found.Id, rate.Id, ct);
        }
        return parcel switch
        {
            Outcome<CarrierShipment>.Succeeded { Value: { IsBought: true } bought } => Bought(back, bought),
            Outcome<CarrierShipment>.Refused { Error.Reason: "SHIPMENT.POSTAGE.EXISTS" } =>
                Error.NotYet("The label was bought by an earlier try; the next one reads it."),
            Outcome<CarrierShipment>.Refused { Error: var error } => Failed(back, $"{error.Reason}: {error.Message}"),
            _ => Error.NotYet(parcel.Doubt ?? "The carrier took the order for the label but shows none yet."),
        };
    }

    private async Task<Outcome<CarrierShipment>> CreateAsync(ReturnParcel back, CancellationToken ct)
    {
        var goods = new ParcelGoods(back.WeightGrams, [.. back.Contents.Select(c => (c.Sku, c.Quantity))]);
        var size = ParcelSize.Of(back.WeightGrams, (await boxes.ForAsync(goods, ct))?.Size);
        var made = await carrier.CreateAsync(back.Customer, size, back.WeightGrams, back.Currency, back.Number, back.Contents, isReturn: true, ct);
        if (made is Outcome<CarrierShipment>.Succeeded { Value: var parcel }) back.KnownAtCarrierAs(parcel.Id);
        return made;
    }

    private CarrierRate? Cheapest(CarrierShipment parcel, ReturnParcel back) => (parcel.Rates ?? [])
        .Where(r => r.Currency == back.Currency && r.Price is { Amount: >= 0 } && carrier.ObstacleTo(back.Customer, r.Carrier) is null)
        .OrderBy(r => r.Price!.Value.Amount).ThenBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault();

    private Result Bought(ReturnParcel back, CarrierShipment bought)
    {
        if (back.Label(bought, clock.GetUtcNow()) is { } booked) db.Publish(booked);
        return Result.Success;
    }

    private Result Failed(ReturnParcel back, string why)
    {
        db.Publish(back.Fail(why, clock.GetUtcNow()));
        return Result.Success;
    }
}
