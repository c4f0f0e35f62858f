using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Gives the label back of a cancelled order, or of one whose delivery was put right.
/// Reads the parcel first, so that any try may follow any other. Publishes LabelRefunded.
/// </summary>
internal sealed class RefundLabel(ShippingDbContext db, EasyPostCarrier carrier, IOrderReader orders, TimeProvider clock, ILogger<RefundLabel> log)
    : IJobHandler<RefundLabelJob>
{
    /// <summary>How long after the call to buy a label may still turn up: longer than the call's time-out.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    public static string Queue => "shipping";

    public static string? MustNotBeDropped => "A label that is not wanted any more waits to be given back. Run it again when the carrier answers.";

    public async Task<Result> HandleAsync(RefundLabelJob job, CancellationToken ct)
    {
        var shipment = await db.GetShipmentAsync(job.ShipmentId, ct);
        if (ShipmentStates.IsFinal(shipment.State)) return Result.Success;
        var parcel = await carrier.ReadAsync(shipment.CarrierShipmentId!, ct);
        if (parcel is not Outcome<CarrierShipment>.Succeeded { Value: var found }) return NotYet(parcel);

        var now = clock.GetUtcNow();
        if (!found.IsBought)
        {
            if (now - shipment.BuyingSince < Doubt) return Error.NotYet("A label may still be on its way.");
            shipment.GiveBack(now);
            return Result.Success;
        }
        if (shipment.State is ShipmentState.Pending) shipment.Label(found, now);
        if (found.IsRefunded) return GivenBack(shipment, now);
        switch (await carrier.RefundAsync(found.Id, ct))
        {
            case Outcome<CarrierShipment>.Succeeded { Value.IsRefunded: true }:
                return GivenBack(shipment, now);
            case Outcome<CarrierShipment>.Refused { Error: var error }:
                // It moved before it could be stopped. It is tracked on: its events are published as ever.
                log.LogError("The label of shipment {Shipment} of order {Order} is not taken back: {Code} {Message}",
                    shipment.Id, shipment.OrderId, error.Reason, error.Message);
                shipment.Warn(await db.WhyNotAsOrderedAsync(shipment, await orders.FindAsync(shipment.OrderId, ct), ct)
                    ?? $"The label is not wanted any more, but the carrier does not take it back: {error.Reason}");
                return Result.Success;
            case var other:
                return NotYet(other);
        }
    }

    private Result GivenBack(Shipment shipment, DateTimeOffset now)
    {
        if (shipment.State is ShipmentState.Labelled && shipment.GiveBack(now) is { } refunded) db.Publish(refunded);
        return Result.Success;
    }

    private static Error NotYet(Outcome<CarrierShipment> outcome) => Error.NotYet(outcome is Outcome<CarrierShipment>.Refused { Error: var error }
        ? $"{error.Reason}: {error.Message}"
        : outcome.Doubt ?? "The carrier has not said that it takes the label back.");
}
