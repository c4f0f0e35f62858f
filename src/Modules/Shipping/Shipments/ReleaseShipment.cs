using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>Staff let an order go that was kept back: its label is bought.</summary>
internal sealed class ReleaseShipment(ShippingDbContext db, TimeProvider clock) : IEventHandler<OrderReleased>
{
    public async Task<Result> HandleAsync(OrderReleased message, CancellationToken ct)
    {
        var waiting = db.Shipments.Where(s => s.OrderId == message.OrderId && s.State == ShipmentState.Pending && s.Kind == ShipmentKind.Carrier);
        foreach (var shipment in await waiting.ToListAsync(ct))
            if (shipment.Release(clock.GetUtcNow())) db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        return Result.Success;
    }
}
