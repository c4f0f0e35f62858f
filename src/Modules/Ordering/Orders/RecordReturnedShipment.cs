using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The parcel came back to the sender.</summary>
internal sealed class RecordReturnedShipment(OrderingDbContext db, TimeProvider clock) : IEventHandler<ShipmentReturned>
{
    public async Task<Result> HandleAsync(ShipmentReturned message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        if (order.Returned(message.ShipmentId, Order.Time(clock)).Error is { } notYet) return notYet;
        db.PublishEvents(order);
        return Result.Success;
    }
}
