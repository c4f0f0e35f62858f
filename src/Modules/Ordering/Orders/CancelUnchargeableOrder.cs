using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The gateway refused to charge what it had authorised: an order that is not shipped is cancelled. Publishes OrderCancelled.</summary>
internal sealed class CancelUnchargeableOrder(OrderingDbContext db) : IEventHandler<PaymentCaptureFailed>
{
    public Task<Result> HandleAsync(PaymentCaptureFailed message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.CaptureFailed(now), ct);
}
