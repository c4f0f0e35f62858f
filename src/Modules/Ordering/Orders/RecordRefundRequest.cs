using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Somebody asked for a refund: a row on the timeline.</summary>
internal sealed class RecordRefundRequest(OrderingDbContext db) : IEventHandler<RefundRequested>
{
    public Task<Result> HandleAsync(RefundRequested message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.RefundAsked(message, now), ct);
}
