using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Carriers;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Shipments;

/// <summary>Asks the carrier where a parcel is, and tells what is new: ShipmentDispatched, ShipmentDelivered, ShipmentReturned.</summary>
internal sealed class ReadTracker(ShippingDbContext db, EasyPostCarrier carrier, TimeProvider clock, ILogger<ReadTracker> log) : IJobHandler<ReadTrackerJob>
{
    public async Task<Result> HandleAsync(ReadTrackerJob job, CancellationToken ct)
    {
        var shipment = await db.GetShipmentAsync(job.ShipmentId, ct);
        // The news overtook our own answer from the carrier: it is read again when that is stored.
        if (shipment.State is ShipmentState.Pending) return Error.NotYet("The label is being bought.");
        if (shipment.State is not (ShipmentState.Labelled or ShipmentState.InTransit)) return Result.Success;

        var tracker = shipment.TrackerId is { } id ? await carrier.ReadTrackerAsync(id, ct) : await ByShipmentAsync(shipment, ct);
        if (tracker is Outcome<CarrierTracker>.Refused refused)
        {
            log.LogError("The carrier does not know the tracker of shipment {Shipment}: {Code}", shipment.Id, refused.Code);
            shipment.Warn($"The carrier does not know the parcel's tracker: {refused.Code}");
            return Result.Success;
        }
        if (tracker is not Outcome<CarrierTracker>.Succeeded { Value.Status: { } status }) return Error.NotYet((tracker as Outcome<CarrierTracker>.Unknown)?.Why ?? "The carrier has no tracker yet.");

        foreach (var news in shipment.Track(status, clock.GetUtcNow())) db.Publish(news);
        if (shipment.Alert is { } alert) log.LogWarning("Shipment {Shipment}: {Alert}", shipment.Id, alert);
        return Result.Success;
    }

    private async Task<Outcome<CarrierTracker>> ByShipmentAsync(Shipment shipment, CancellationToken ct) => await carrier.ReadAsync(shipment.CarrierShipmentId!, ct) switch
    {
        Outcome<CarrierShipment>.Succeeded { Value.Tracker: { } tracker } => new Outcome<CarrierTracker>.Succeeded(tracker),
        Outcome<CarrierShipment>.Refused refused => new Outcome<CarrierTracker>.Refused(refused.Code, refused.Message),
        var other => new Outcome<CarrierTracker>.Unknown((other as Outcome<CarrierShipment>.Unknown)?.Why ?? "The parcel has no tracker yet."),
    };
}
