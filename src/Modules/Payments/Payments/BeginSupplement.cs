using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Credits;

namespace ClickCart.Payments.Payments;

/// <summary>
/// The customer pays what a change makes an order dearer: stores the supplement's payment with the key of its first call, and leaves the call to the job. After
/// a decline it is the next attempt of the same payment. What gift cards and store credit pay of it is taken in the same commit, or the payment is over; what
/// was paid by hand is recorded. Publishes SupplementPaid or SupplementNotPaid, where the gateway has nothing to say.
/// </summary>
internal sealed class BeginSupplement(PaymentsDbContext db) : IEventHandler<SupplementPaymentBegun>
{
    public async Task<Result> HandleAsync(SupplementPaymentBegun message, CancellationToken ct)
    {
        var now = db.Now(message.By ?? "customer");
        var payment = await db.FindPaymentAsync(message.PaymentId, ct);
        if (payment is not null) payment.Retry(message.PaymentMethod, message.Attempt, now, message.ExpiresAt);
        else
        {
            var isTaken = message.Credits is not { } parts || await db.TakeCreditAsync(message.PaymentId, parts, now, ct);
            payment = db.Payments.Add(Payment.OpenSupplement(message, isTaken, now)).Entity;
        }
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}
