using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// A delivery was put right. A parcel that waits for its label goes the new way, and a label goes back. Of one that the carrier refused, another
/// shipment with the same goods tries again: at once, or when staff asks for the label, as <c>Shipping:BuyLabels</c> says.
/// </summary>
internal sealed class RetryShipment(ShippingDbContext db, DeliveryTable table, IOptionsMonitor<LabelSettings> labels, TimeProvider clock, IIds ids)
    : IEventHandler<DeliveryCorrected>
{
    public async Task<Result> HandleAsync(DeliveryCorrected message, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var shipment = await db.Shipments.Where(s => s.OrderId == message.OrderId).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id)
            .FirstOrDefaultAsync(ct);
        var by = Dispatch.Of(await table.ReadAsync(ct), message.ShippingOptionId, message.Carrier, message.Service);
        switch (shipment)
        {
            case null:
                return Error.NotYet("The order has no shipment yet.");
            case { State: ShipmentState.Pending, BuyingSince: not null }:
                return Error.NotYet("Its label is being bought.");
            case { State: ShipmentState.Pending }:
                shipment.Redirect(message, by, now);
                break;
            case { State: ShipmentState.Labelled, CancelAskedAt: null, Kind: ShipmentKind.Carrier }:
                // Its label says what was before. When the carrier has taken it back, another is bought.
                if (shipment.Cancel("delivery put right", now)) db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
                return Result.Success;
            case { State: ShipmentState.Failed }:
                shipment.Leave();
                shipment = new Shipment(ids, shipment, message, by, now);
                db.Add(shipment);
                break;
            default:
                return Result.Success;
        }
        if (by.Kind is not ShipmentKind.Carrier || (shipment.LabelAskedAt is null && !labels.CurrentValue.AreAutomatic)) return Result.Success;
        shipment.WantLabel(now);
        await db.EnsureEnqueuedAsync(new BuyLabelJob(shipment.Id, shipment.OrderNumber), ct);
        return Result.Success;
    }
}
