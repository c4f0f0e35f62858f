using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The label of a cancelled order was given back.</summary>
internal sealed class RecordRefundedLabel(OrderingDbContext db) : IEventHandler<LabelRefunded>
{
    public Task<Result> HandleAsync(LabelRefunded message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.LabelRefunded(message.ShipmentId, now), ct);
}
