using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Staff let an order go that was kept back, or all that it waited for is there: a label that was asked for is bought, unless the other of the two still
/// stands in the way.
/// </summary>
internal sealed class ReleaseShipment(ShippingDbContext db, IOrderReader orders, TimeProvider clock) : IEventHandler<OrderReleased>, IEventHandler<OrderStocked>
{
    public Task<Result> HandleAsync(OrderReleased message, CancellationToken ct) => ReleaseAsync(message.OrderId, ct);

    public async Task<Result> HandleAsync(OrderStocked message, CancellationToken ct) =>
        await db.IsBookedAsync(message.OrderId, ct) ? await ReleaseAsync(message.OrderId, ct) : Error.NotYet("The order has no shipment yet.");

    private async Task<Result> ReleaseAsync(Guid orderId, CancellationToken ct)
    {
        var shipments = await db.Shipments.Where(s => s.OrderId == orderId).ToListAsync(ct);
        // Asked after the shipments are read: whatever comes in between changes them, and this try runs again.
        var order = await orders.FindAsync(orderId, ct);
        var now = clock.GetUtcNow();
        foreach (var shipment in shipments)
        {
            if (order is { IsKeptBack: true }) shipment.KeepBack(order.KeptBackFor, now);
            else if (order is { AwaitsStock: true } && shipment.PackedBy is null) shipment.AwaitStock(now);
            else if (shipment.Release(now) && shipment.Kind is ShipmentKind.Carrier) db.Enqueue(new BuyLabelJob(shipment.Id, shipment.OrderNumber));
        }
        return Result.Success;
    }
}
