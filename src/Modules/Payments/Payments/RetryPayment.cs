using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>After a decline the customer sent another payment method: begins the next attempt on the same payment.</summary>
internal sealed class RetryPayment(PaymentsDbContext db) : IEventHandler<PaymentRetried>
{
    public Task<Result> HandleAsync(PaymentRetried message, CancellationToken ct) =>
        db.FollowAsync(message.OrderId, "customer", (payment, now) => payment.Retry(message.PaymentMethod, message.Attempt, now), ct);
}
