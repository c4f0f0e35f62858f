using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The label is bought.</summary>
internal sealed class RecordBookedShipment(OrderingDbContext db) : IEventHandler<ShipmentBooked>
{
    public Task<Result> HandleAsync(ShipmentBooked message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Booked(message, now), ct);
}
