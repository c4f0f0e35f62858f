using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// A delivery was put right. Parcels that wait for their labels go the new way, and labels go back. Of one that the carrier refused, another shipment
/// with the same goods tries again: at once, or when staff asks for the label, as <c>Shipping:BuyLabels</c> says.
/// </summary>
internal sealed class RetryShipment(ShippingDbContext db, DeliveryTable table, IOptionsMonitor<LabelSettings> labels, TimeProvider clock, IIds ids)
    : IEventHandler<DeliveryCorrected>
{
    public async Task<Result> HandleAsync(DeliveryCorrected message, CancellationToken ct)
    {
        var shipments = await db.Shipments.Where(s => s.OrderId == message.OrderId).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(ct);
        if (shipments.Count == 0) return Error.NotYet("The order has no shipment yet.");
        // Of each parcel the last try.
        Shipment[] parcels = [.. shipments.GroupBy(s => s.Part).Select(tries => tries.Last())];
        if (parcels.Any(s => s is { State: ShipmentState.Pending, BuyingSince: not null })) return Error.NotYet("A label is being bought.");
        var by = Dispatch.Of(await table.ReadAsync(ct), message.ShippingOptionId, message.Carrier, message.Service);
        foreach (var parcel in parcels) await RetryAsync(parcel, message, by, ct);
        return Result.Success;
    }

    private async Task RetryAsync(Shipment shipment, DeliveryCorrected message, Dispatch by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        switch (shipment)
        {
            case { State: ShipmentState.Pending }:
                shipment.Redirect(message, by, now);
                break;
            case { State: ShipmentState.Labelled, CancelAskedAt: null, Kind: ShipmentKind.Carrier }:
                // Its label says what was before. When the carrier has taken it back, another is bought.
                if (shipment.Cancel("delivery put right", now)) db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
                return;
            // Nothing is left in one whose goods went into other parcels; one that waits no more was given up.
            case { State: ShipmentState.Failed, QueuedAt: not null, Contents.Count: > 0 }:
                shipment.Leave();
                shipment = new Shipment(ids, shipment, message, by, now);
                db.Add(shipment);
                break;
            default:
                return;
        }
        if (by.Kind is not ShipmentKind.Carrier || (shipment.LabelAskedAt is null && !labels.CurrentValue.AreAutomatic)) return;
        shipment.WantLabel(now);
        await db.EnsureEnqueuedAsync(new BuyLabelJob(shipment.Id, shipment.OrderNumber), ct);
    }
}
