using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>A refund that was to be paid by hand is not made. Of a return staff decides again.</summary>
internal sealed class RecordWithdrawnRefund(OrderingDbContext db) : IEventHandler<RefundWithdrawn>
{
    public async Task<Result> HandleAsync(RefundWithdrawn message, CancellationToken ct) =>
        await db.ReturnOfRefundAsync(message.RefundId, ct) is { } back
            ? await db.FollowReturnAsync(back, (found, now) =>
            {
                found.Return.RefundFailed(message.Reason, now);
                found.Order.RefundWithdrawn(message, now);
            }, ct)
            : await db.FollowAsync(message.OrderId, (order, now) => order.RefundWithdrawn(message, now), ct);
}
