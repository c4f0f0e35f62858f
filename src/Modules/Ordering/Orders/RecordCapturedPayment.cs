using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The money was taken.</summary>
internal sealed class RecordCapturedPayment(OrderingDbContext db) : IEventHandler<PaymentCaptured>
{
    public Task<Result> HandleAsync(PaymentCaptured message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Captured(message, now), ct);
}
