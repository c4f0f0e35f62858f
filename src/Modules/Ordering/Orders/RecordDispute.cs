using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The customer's bank has taken a payment into dispute.</summary>
internal sealed class RecordDispute(OrderingDbContext db) : IEventHandler<PaymentDisputed>
{
    public Task<Result> HandleAsync(PaymentDisputed message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Disputed(message, now), ct);
}
