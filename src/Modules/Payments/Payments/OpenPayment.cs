using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>
/// An order was placed: stores the payment with the key of its first call, and leaves the call to
/// the job. Publishes PaymentAuthorized at once when the order costs nothing.
/// </summary>
internal sealed class OpenPayment(PaymentsDbContext db, TimeProvider clock, IIds ids) : IEventHandler<OrderPlaced>
{
    public async Task<Result> HandleAsync(OrderPlaced message, CancellationToken ct)
    {
        var payment = Payment.Open(message, new(clock.GetUtcNow(), ids, "system"));
        db.Payments.Add(payment);
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}
