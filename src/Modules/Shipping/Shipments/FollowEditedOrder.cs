using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// The lines of an order were changed: its parcel holds what is ordered now, and a label that was bought for other goods goes back, so that another is bought.
/// What stood ready to be picked up is put ready anew. Where it waits for goods since, its parcel does. What has left stays as it is.
/// </summary>
internal sealed class FollowEditedOrder(
    ShippingDbContext db, IOrderReader orders, ICatalog catalog, EasyPostSettings settings, TimeProvider clock) : IEventHandler<OrderEdited>
{
    internal const string LeftBefore = "It left before a change of its order reached it: it holds what was ordered before.";

    internal const string PackedBefore = "It was packed before a change of its order reached it: see that all parcels together hold what is ordered now.";

    public async Task<Result> HandleAsync(OrderEdited message, CancellationToken ct)
    {
        var all = await db.Shipments.Where(s => s.OrderId == message.OrderId).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).ToListAsync(ct);
        var shipment = all.FirstOrDefault();
        // Of several changes that come in any order, each brings the present contents.
        if (await orders.FindAsync(message.OrderId, ct) is not { } order || shipment is null) return Error.NotYet("The order has no shipment yet.");
        if (shipment is { State: ShipmentState.Pending, BuyingSince: not null }) return Error.NotYet("Its label is being bought.");
        if (message.Changes.Count == 0) return Result.Success;
        if (all.Exists(s => s.IsPartial))
        {
            foreach (var parcel in all.Where(s => s.State is not (ShipmentState.Cancelled or ShipmentState.Resent)))
                parcel.Warn(PackedBefore);
            return Result.Success;
        }
        if (shipment.State is ShipmentState.Cancelled && order.Status is "confirmed") return Error.NotYet("Another shipment is about to take its place.");
        // What staff has marked as sent is gone, and leaves the books once it is paid for.
        if (shipment.State is not (ShipmentState.Pending or ShipmentState.Labelled or ShipmentState.Failed)
            || shipment is { State: ShipmentState.Labelled, Kind: ShipmentKind.Own })
        {
            if (shipment.State is not ShipmentState.Cancelled) shipment.Warn(LeftBefore);
            return Result.Success;
        }
        var now = clock.GetUtcNow();
        switch (shipment)
        {
            // A label for other goods goes back. The parcel that takes its place holds what is ordered then; should it have left by now, it holds what it held.
            case { State: ShipmentState.Labelled, Kind: ShipmentKind.Carrier }:
                if (shipment.Cancel("order changed", now)) db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
                break;
            // What stands ready for its customer is not what was ordered: it is put ready anew.
            case { State: ShipmentState.Labelled }:
                if (shipment.CancelByHand("order changed", now) is { } unready) db.Publish(unready);
                break;
            default:
                shipment.Repack(order, await catalog.CustomsOfAsync(order, shipment, settings, ct), now);
                break;
        }
        if (order.AwaitsStock) shipment.AwaitStock(now);
        return Result.Success;
    }
}
