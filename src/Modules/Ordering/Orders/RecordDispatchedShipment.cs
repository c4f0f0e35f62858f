using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The carrier has the parcel: the order is shipped.</summary>
internal sealed class RecordDispatchedShipment(OrderingDbContext db, TimeProvider clock) : IEventHandler<ShipmentDispatched>
{
    public async Task<Result> HandleAsync(ShipmentDispatched message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        if (order.Dispatched(message.ShipmentId, Order.Time(clock)).Error is { } notYet) return notYet;
        db.PublishEvents(order);
        return Result.Success;
    }
}
