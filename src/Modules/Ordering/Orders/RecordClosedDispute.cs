using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The customer's bank has decided about a dispute.</summary>
internal sealed class RecordClosedDispute(OrderingDbContext db) : IEventHandler<DisputeClosed>
{
    public Task<Result> HandleAsync(DisputeClosed message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.DisputeClosed(message, now), ct);
}
