using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// The lines of an order were changed: its parcel holds what is ordered now, and a label that was bought for other goods goes back, so that another is bought.
/// What has left stays as it is.
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
        if (shipment.State is not (ShipmentState.Pending or ShipmentState.Labelled or ShipmentState.Failed))
        {
            if (shipment.State is not ShipmentState.Cancelled) shipment.Warn(LeftBefore);
            return Result.Success;
        }
        var customs = Parcels.PassesCustoms(settings.From, shipment.ShipTo) ? await catalog.CustomsAsync([.. order.Lines.Select(l => l.Sku)], ct) : null;
        var now = clock.GetUtcNow();
        shipment.Repack(order, customs, now);
        if (shipment is { State: ShipmentState.Labelled, CancelAskedAt: null, Kind: ShipmentKind.Carrier } && shipment.Cancel("order changed", now))
            db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}
