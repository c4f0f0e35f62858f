using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The carrier sells no label: the order waits until its delivery is put right.</summary>
internal sealed class RecordRefusedShipment(OrderingDbContext db) : IEventHandler<ShipmentFailed>
{
    public Task<Result> HandleAsync(ShipmentFailed message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.ShipmentFailed(message, now), ct);
}
