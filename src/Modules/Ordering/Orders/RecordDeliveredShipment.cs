using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The parcel was delivered, and so was the order.</summary>
internal sealed class RecordDeliveredShipment(OrderingDbContext db, TimeProvider clock) : IEventHandler<ShipmentDelivered>
{
    public async Task<Result> HandleAsync(ShipmentDelivered message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        if (order.Delivered(message.ShipmentId, Order.Time(clock)).Error is { } notYet) return notYet;
        db.PublishEvents(order);
        return Result.Success;
    }
}
