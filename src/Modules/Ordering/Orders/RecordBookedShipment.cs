using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The label is bought.</summary>
internal sealed class RecordBookedShipment(OrderingDbContext db, TimeProvider clock) : IEventHandler<ShipmentBooked>
{
    public async Task<Result> HandleAsync(ShipmentBooked message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.Booked(message, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}
