using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway failed a refund; the money is with the shop again.</summary>
internal sealed class RecordFailedRefund(OrderingDbContext db) : IEventHandler<RefundFailed>
{
    public Task<Result> HandleAsync(RefundFailed message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.RefundFailed(message, now), ct);
}
