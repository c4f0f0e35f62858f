using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>A cancelled order needs no parcel: a pending shipment is dropped, a label is to be given back.</summary>
internal sealed class CancelShipment(ShippingDbContext db, TimeProvider clock) : IEventHandler<OrderCancelled>
{
    public async Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct)
    {
        foreach (var shipment in await db.Shipments.Where(s => s.OrderId == message.OrderId).ToListAsync(ct))
        {
            // One that the carrier refused waits no more either.
            shipment.Leave();
            if (shipment.Kind is not ShipmentKind.Carrier)
            {
                if (shipment.CancelByHand("order cancelled", clock.GetUtcNow()) is { } unready) db.Publish(unready);
            }
            else if (shipment.Cancel("order cancelled", clock.GetUtcNow()))
            {
                db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
            }
        }
        return Result.Success;
    }
}
