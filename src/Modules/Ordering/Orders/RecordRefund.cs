using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Money went back.</summary>
internal sealed class RecordRefund(OrderingDbContext db) : IEventHandler<PaymentRefunded>
{
    public Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.RefundSucceeded(message, now), ct);
}
