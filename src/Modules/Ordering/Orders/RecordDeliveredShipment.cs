using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The parcel was delivered, and so was the order.</summary>
internal sealed class RecordDeliveredShipment(OrderingDbContext db) : IEventHandler<ShipmentDelivered>
{
    public Task<Result> HandleAsync(ShipmentDelivered message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Delivered(message.ShipmentId, now), ct);
}
