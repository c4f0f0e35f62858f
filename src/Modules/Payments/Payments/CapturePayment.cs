using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>Charges what was set aside. When the gateway refuses, a read decides. Publishes PaymentCaptured or PaymentCaptureFailed.</summary>
internal sealed class CapturePayment(PaymentsDbContext db, StripeGateway gateway, TimeProvider clock, IIds ids)
    : GatewayJob<CapturePaymentJob, Attempt, PaymentIntent>(db, clock, ids)
{
    protected override Attempt? UnderWay(Payment payment, CapturePaymentJob job) =>
        payment is { State: PaymentState.Capturing, GatewayId: not null } ? payment.Current : null;

    protected override Task<Outcome<PaymentIntent>> CallAsync(Payment payment, Attempt attempt, CancellationToken ct) =>
        gateway.CaptureAsync(payment.GatewayId!, payment.Amount, attempt.Key, ct);

    protected override Task<Outcome<IReadOnlyList<PaymentIntent>>> ReadAsync(Payment payment, CancellationToken ct) =>
        gateway.FindAsync(payment.GatewayId, payment.Id, payment.OpenedAt, ct);

    protected override void Observe(Payment payment, PaymentIntent intent) => payment.Observe(intent, Now);

    protected override bool Refuse(Payment payment, Attempt attempt, StripeError error, bool looked)
    {
        if (looked) payment.FailCapture(error.Reason, Now);
        return looked;
    }

    protected override string WhyAgain(IReadOnlyList<PaymentIntent> seen) => "The gateway has not captured; trying under a new key.";
}
