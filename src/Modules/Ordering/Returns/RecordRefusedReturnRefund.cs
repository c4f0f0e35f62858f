using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>Payments did not make the refund of a return, because another one was faster: staff decides again. An exchange does not take place.</summary>
internal sealed class RecordRefusedReturnRefund(OrderingDbContext db) : IEventHandler<RefundRefused>
{
    public async Task<Result> HandleAsync(RefundRefused message, CancellationToken ct)
    {
        var id = await db.ReturnOfRefundAsync(message.RefundId, ct);
        var draft = await db.Drafts.FirstOrDefaultAsync(
            d => d.ReturnId == id && d.ReturnId != null && (d.Status == DraftStatus.Open || d.Status == DraftStatus.Sent), ct);
        return await db.FollowReturnAsync(id, (found, now) =>
        {
            found.Return.RefundFailed(message.Message, now);
            found.Order.ReturnHappened(TimelineEventKind.ReturnRefundRefused,
                $"The refund of {message.Amount} for return {found.Return.Number} was not made: {message.Message}", Actor.System, now, staffOnly: true);
            draft?.CallOff(Actor.System, now);
        }, ct);
    }
}
