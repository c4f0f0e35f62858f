using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The label of a cancelled order was given back.</summary>
internal sealed class RecordRefundedLabel(OrderingDbContext db, TimeProvider clock) : IEventHandler<LabelRefunded>
{
    public async Task<Result> HandleAsync(LabelRefunded message, CancellationToken ct)
    {
        if (await db.FindOrderAsync(message.OrderId, ct) is not { } order) return Error.NotYet("There is no such order yet.");
        order.LabelRefunded(message.ShipmentId, Order.Time(clock));
        db.PublishEvents(order);
        return Result.Success;
    }
}
