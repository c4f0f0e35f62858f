using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>No label can be had, for good: the order is cancelled. Publishes OrderCancelled.</summary>
internal sealed class CancelUnshippableOrder(OrderingDbContext db, TimeProvider clock) : IEventHandler<ShipmentFailed>
{
    public async Task<Result> HandleAsync(ShipmentFailed message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.ShipmentFailed(message.Message, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}
