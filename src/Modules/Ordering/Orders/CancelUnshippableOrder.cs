using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>No label can be had, for good: the order is cancelled. Publishes OrderCancelled.</summary>
internal sealed class CancelUnshippableOrder(OrderingDbContext db) : IEventHandler<ShipmentFailed>
{
    public Task<Result> HandleAsync(ShipmentFailed message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.ShipmentFailed(message, now), ct);
}
