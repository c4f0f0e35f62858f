using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>Staff let an order go that was kept back: a label that was asked for is bought.</summary>
internal sealed class ReleaseShipment(ShippingDbContext db, TimeProvider clock) : IEventHandler<OrderReleased>
{
    public async Task<Result> HandleAsync(OrderReleased message, CancellationToken ct)
    {
        foreach (var shipment in await db.Shipments.Where(s => s.OrderId == message.OrderId).ToListAsync(ct))
            if (shipment.Release(clock.GetUtcNow()) && shipment.Kind is ShipmentKind.Carrier) db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}
