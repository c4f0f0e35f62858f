using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>The money of a return's refund went back.</summary>
internal sealed class RecordReturnRefund(OrderingDbContext db) : IEventHandler<PaymentRefunded>
{
    public async Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct) =>
        await db.FollowReturnAsync(await db.ReturnOfRefundAsync(message.RefundId, ct), (found, now) => found.Return.RefundSucceeded(now), ct);
}
