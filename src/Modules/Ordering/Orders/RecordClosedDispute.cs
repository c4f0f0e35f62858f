using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The customer's bank has decided about a dispute.</summary>
internal sealed class RecordClosedDispute(OrderingDbContext db) : IEventHandler<DisputeClosed>
{
    public async Task<Result> HandleAsync(DisputeClosed message, CancellationToken ct) =>
        await db.Timeline.AnyAsync(t => t.OrderId == message.OrderId && t.What == TimelineEventKind.PaymentDisputed, ct)
            ? await db.FollowAsync(message.OrderId, (order, now) => order.DisputeClosed(message, now), ct)
            : Error.NotYet("The dispute is not recorded yet.");
}
