using ClickCart.Shipping.Carriers;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Shipments;

/// <summary>Asks the carrier where a parcel is, and publishes what is new: ShipmentDispatched, ShipmentDelivered, ShipmentReturned.</summary>
internal sealed class ReadTracker(ShippingDbContext db, EasyPostCarrier carrier, TimeProvider clock, ILogger<ReadTracker> log) : IEventHandler<TrackerReadDue>
{
    public static bool CallsOutside => true;

    public async Task<Result> HandleAsync(TrackerReadDue message, CancellationToken ct)
    {
        var shipment = await db.GetShipmentAsync(message.ShipmentId, ct);
        // The webhook overtook the carrier's response to our own call: the tracker is read again when that is stored.
        if (shipment.State is ShipmentState.Pending) return Error.NotYet("The label is being bought.");
        if (shipment.State is not (ShipmentState.Labelled or ShipmentState.InTransit)) return Result.Success;
        // One look at the carrier does for all webhooks that came before it.
        if (message.Status is { } told && ShipmentStates.Rank(told) <= ShipmentStates.Rank(shipment.TrackerStatus)) return Result.Success;

        var answer = shipment.TrackerId is { } id
            ? (await carrier.ReadTrackerAsync(id, ct)).Map(tracker => tracker.Status)
            : (await carrier.ReadAsync(shipment.CarrierShipmentId!, ct)).Map(parcel => parcel.Tracker?.Status);
        if (answer is Outcome<string?>.Refused { Error.Reason: var code })
        {
            log.LogError("The carrier does not know the tracker of shipment {Shipment}: {Code}", shipment.Id, code);
            shipment.Warn($"The carrier does not know the parcel's tracker: {code}");
            return Result.Success;
        }
        if (answer is not Outcome<string?>.Succeeded { Value: { } status }) return Error.NotYet(answer.Doubt ?? "The carrier has no tracker yet.");

        foreach (var @event in shipment.Track(status, clock.GetUtcNow())) db.Publish(@event);
        if (shipment.Alert is { } alert) log.LogWarning("Shipment {Shipment}: {Alert}", shipment.Id, alert);
        return Result.Success;
    }
}
