using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>The refund of a return failed, at once or after it had succeeded: staff decides again.</summary>
internal sealed class RecordFailedReturnRefund(OrderingDbContext db) : IEventHandler<RefundFailed>
{
    public async Task<Result> HandleAsync(RefundFailed message, CancellationToken ct) =>
        await db.FollowReturnAsync(await db.ReturnOfRefundAsync(message.RefundId, ct), (found, now) => found.Return.RefundFailed(message.Message, now), ct);
}
