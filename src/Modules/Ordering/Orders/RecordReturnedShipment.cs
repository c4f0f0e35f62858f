using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The parcel came back to the sender.</summary>
internal sealed class RecordReturnedShipment(OrderingDbContext db) : IEventHandler<ShipmentReturned>
{
    public Task<Result> HandleAsync(ShipmentReturned message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Returned(message.ShipmentId, now), ct);
}
