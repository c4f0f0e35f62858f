using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>After a decline the customer sent another payment method: begins the next attempt on the same payment.</summary>
internal sealed class RetryPayment(PaymentsDbContext db, TimeProvider clock, IIds ids) : IEventHandler<PaymentRetried>
{
    public async Task<Result> HandleAsync(PaymentRetried message, CancellationToken ct)
    {
        if (await db.FindPaymentAsync(message.OrderId, ct) is not { } payment) return Error.NotYet($"Order {message.OrderId} has no payment yet.");
        payment.Retry(message.PaymentMethod, message.Attempt, new(clock.GetUtcNow(), ids, "customer"));
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}
