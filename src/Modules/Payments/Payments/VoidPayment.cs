using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>
/// Gives an authorisation back. A refusal is never final: it may be voided already, or captured and then refunded in full, or not yet ready to be
/// voided (processing). The gateway remembers the refusal under its key, so the next try has a new one. Publishes PaymentVoided.
/// </summary>
internal sealed class VoidPayment(PaymentsDbContext db, StripeGateway gateway) : AttemptJob<VoidPaymentJob>(db, gateway)
{
    protected override Attempt? UnderWay(Payment payment, VoidPaymentJob job) =>
        payment.State is PaymentState.Voiding && (payment.GatewayId ?? payment.Session) is not null ? payment.Current : null;

    protected override async Task<Outcome<PaymentIntent>> CallAsync(Payment payment, Attempt attempt, CancellationToken ct) => payment.GatewayId is { } id
        ? await Gateway.CancelAsync(id, attempt.Key, ct)
        : (await Gateway.ExpireCheckoutAsync(payment.Session!, attempt.Key, ct)).Map(visit => visit.AsIntent());

    protected override string WhyAgain(IReadOnlyList<PaymentIntent> seen) => $"The payment is {seen[0].Status} and was not voided.";
}
