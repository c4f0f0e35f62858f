using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>
/// Gives an authorisation back. A refusal is never final: it may be voided already, or captured and then refunded in full, or not yet ready to be
/// voided (processing). The gateway remembers the refusal under its key, so the next try has a new one. Publishes PaymentVoided.
/// </summary>
internal sealed class VoidPayment(PaymentsDbContext db, StripeGateway gateway) : AttemptJob<VoidPaymentJob>(db, gateway)
{
    protected override Attempt? UnderWay(Payment payment, VoidPaymentJob job) =>
        payment is { State: PaymentState.Voiding, GatewayId: not null } ? payment.Current : null;

    protected override Task<Outcome<PaymentIntent>> CallAsync(Payment payment, Attempt attempt, CancellationToken ct) =>
        Gateway.CancelAsync(payment.GatewayId!, attempt.Key, ct);

    protected override string WhyAgain(IReadOnlyList<PaymentIntent> seen) => $"The payment is {seen[0].Status} and was not voided.";
}
