using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>Payments did not make the refund of a return, because another one was faster: staff decides again.</summary>
internal sealed class RecordRefusedReturnRefund(OrderingDbContext db) : IEventHandler<RefundRefused>
{
    public async Task<Result> HandleAsync(RefundRefused message, CancellationToken ct) =>
        await db.FollowReturnAsync(await db.ReturnOfRefundAsync(message.RefundId, ct), (found, now) =>
        {
            found.Return.RefundFailed(message.Message, now);
            found.Order.ReturnHappened(TimelineEventKind.ReturnRefundRefused,
                $"The refund of {message.Amount} for return {found.Return.Number} was not made: {message.Message}", Actor.System, now, staffOnly: true);
        }, ct);
}
