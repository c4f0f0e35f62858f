using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The authorisation was given back: an order that still counted on it is cancelled. Publishes OrderCancelled.</summary>
internal sealed class RecordVoidedPayment(OrderingDbContext db) : IEventHandler<PaymentVoided>
{
    public Task<Result> HandleAsync(PaymentVoided message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, (order, now) => order.Voided(now), ct);
}
