using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>What has not left of an order is not sent any more: parcels that wait are dropped, and labels given back. What left all the same says so.</summary>
internal sealed class CancelGivenUpParcels(ShippingDbContext db, TimeProvider clock) : IEventHandler<RestGivenUp>
{
    internal const string LeftAllTheSame = "It left, though the rest of its order was given up and paid back: stop it on its way.";

    private const string Why = "the rest of its order was given up";

    public async Task<Result> HandleAsync(RestGivenUp message, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var shipment in await db.Shipments.Where(s => s.OrderId == message.OrderId && !message.Parcels.Contains(s.Id)).ToListAsync(ct))
        {
            // One that the carrier refused waits no more either.
            shipment.Leave();
            if (shipment.State is ShipmentState.InTransit or ShipmentState.Delivered or ShipmentState.Returned) shipment.Warn(LeftAllTheSame);
            else if (shipment.Kind is not ShipmentKind.Carrier)
            {
                if (shipment.CancelByHand(Why, now) is { } unready) db.Publish(unready);
            }
            else if (shipment.Cancel(Why, now)) db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
        }
        return Result.Success;
    }
}
