using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>An order is kept back: its parcel is not labelled and not handed over until it is released.</summary>
internal sealed class HoldShipment(ShippingDbContext db, IOrderReader orders, TimeProvider clock) : IEventHandler<OrderKeptBack>
{
    public async Task<Result> HandleAsync(OrderKeptBack message, CancellationToken ct)
    {
        var shipments = await db.Shipments.Where(s => s.OrderId == message.OrderId).ToListAsync(ct);
        if (shipments.Count == 0) return Error.NotYet("The order has no shipment yet.");
        // Asked after the shipments are read: a release that comes in between changes them, and this try runs again.
        if (await orders.FindAsync(message.OrderId, ct) is not { IsKeptBack: true }) return Result.Success;
        foreach (var shipment in shipments) shipment.KeepBack(message.Reason, clock.GetUtcNow());
        return Result.Success;
    }
}
