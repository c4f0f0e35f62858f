using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>
/// The order will not be fulfilled: what is authorised is voided, what is captured is refunded in full, and what is still under way as soon as it is known.
/// </summary>
internal sealed class CancelPayment(PaymentsDbContext db) : IEventHandler<OrderCancelled>
{
    public Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, message.Actor, (payment, now) => payment.Cancel(message.Reason, now), ct);
}
