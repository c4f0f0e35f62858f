using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>Charges what was set aside. When the gateway refuses, a read decides. Publishes PaymentCaptured or PaymentCaptureFailed.</summary>
internal sealed class CapturePayment(PaymentsDbContext db, StripeGateway gateway) : AttemptJob<CapturePaymentJob>(db, gateway)
{
    protected override Attempt? UnderWay(Payment payment, CapturePaymentJob job) =>
        payment is { State: PaymentState.Capturing, GatewayId: not null } ? payment.Current : null;

    protected override Task<Outcome<PaymentIntent>> CallAsync(Payment payment, Attempt attempt, CancellationToken ct) =>
        Gateway.CaptureAsync(payment.GatewayId!, payment.Of(payment.ToCharge), attempt.Key, ct);

    protected override bool Refuse(Payment payment, Attempt attempt, StripeError error, bool looked)
    {
        if (looked) payment.FailCapture(error.Reason, Now);
        return looked;
    }

    protected override string WhyAgain(IReadOnlyList<PaymentIntent> seen) => "The gateway has not captured; trying under a new key.";
}
