using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The carrier has the parcel: the order is shipped.</summary>
internal sealed class RecordDispatchedShipment(OrderingDbContext db) : IEventHandler<ShipmentDispatched>
{
    public Task<Result> HandleAsync(ShipmentDispatched message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Dispatched(message.ShipmentId, now), ct);
}
