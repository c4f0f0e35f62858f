using ClickCart.Kernel;
using ClickCart.Platform;
using ClickCart.Shipping.Carriers;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Shipments;

/// <summary>Asks the carrier where a parcel is, and tells what is new: ShipmentDispatched, ShipmentDelivered, ShipmentReturned.</summary>
internal static class ReadTracker
{
    internal sealed class Door : Job<ReadTrackerJob>;

    internal sealed class Handler(ShippingDbContext db, EasyPostCarrier carrier, TimeProvider clock, ILogger<Handler> log) : IRequestHandler<ReadTrackerJob, Result>
    {
        public async Task<Result> Handle(ReadTrackerJob request, CancellationToken cancellationToken)
        {
            var shipment = await db.GetShipmentAsync(request.ShipmentId, cancellationToken);
            // The news overtook our own answer from the carrier: it is read again when that is stored.
            if (shipment.State is ShipmentState.Pending) return Error.NotYet("The label is being bought.");
            if (shipment.State is not (ShipmentState.Labelled or ShipmentState.InTransit)) return Result.Success;

            var answer = shipment.TrackerId is { } id
                ? (await carrier.ReadTrackerAsync(id, cancellationToken)).Map(tracker => tracker.Status)
                : (await carrier.ReadAsync(shipment.CarrierShipmentId!, cancellationToken)).Map(parcel => parcel.Tracker?.Status);
            if (answer is Outcome<string?>.Refused { Error.Reason: var code })
            {
                log.LogError("The carrier does not know the tracker of shipment {Shipment}: {Code}", shipment.Id, code);
                shipment.Warn($"The carrier does not know the parcel's tracker: {code}");
                return Result.Success;
            }
            if (answer is not Outcome<string?>.Succeeded { Value: { } status }) return Error.NotYet(answer.Doubt ?? "The carrier has no tracker yet.");

            foreach (var news in shipment.Track(status, clock.GetUtcNow())) db.Publish(news);
            if (shipment.Alert is { } alert) log.LogWarning("Shipment {Shipment}: {Alert}", shipment.Id, alert);
            return Result.Success;
        }
    }
}
