using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>
/// The customer pays what a change makes an order dearer: stores the supplement's payment with the key of its first call, and leaves the call to the job. After
/// a decline it is the next attempt of the same payment.
/// </summary>
internal sealed class BeginSupplement(PaymentsDbContext db) : IEventHandler<SupplementPaymentBegun>
{
    public async Task<Result> HandleAsync(SupplementPaymentBegun message, CancellationToken ct)
    {
        var payment = await db.FindPaymentAsync(message.PaymentId, ct);
        if (payment is not null) payment.Retry(message.PaymentMethod, message.Attempt, db.Now("customer"), message.ExpiresAt);
        else payment = db.Payments.Add(Payment.OpenSupplement(message, db.Now("customer"))).Entity;
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }
}
