using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Refunds;

/// <summary>Asks the gateway to give money back. Publishes PaymentRefunded or RefundFailed; what the bank has not decided stays pending and is read.</summary>
internal sealed class RefundPayment(PaymentsDbContext db, StripeGateway gateway) : GatewayJob<RefundPaymentJob, Refund, StripeRefund>(db)
{
    protected override Refund? UnderWay(Payment payment, RefundPaymentJob job) =>
        payment.FindRefund(job.RefundId) is { State: RefundState.Pending, GatewayId: null } refund ? refund : null;

    protected override Task<Outcome<StripeRefund>> CallAsync(Payment payment, Refund refund, CancellationToken ct) =>
        gateway.RefundAsync(payment.GatewayId!, payment.Id, refund.Id, payment.Of(refund.Amount), refund.Key, ct);

    protected override Task<Outcome<IReadOnlyList<StripeRefund>>> ReadAsync(Payment payment, CancellationToken ct) =>
        gateway.RefundsOfAsync(payment.GatewayId!, ct);

    protected override void Observe(Payment payment, StripeRefund seen) => payment.Observe(seen, Now);

    protected override bool Refuse(Payment payment, Refund refund, StripeError error, bool looked)
    {
        payment.FailRefund(refund, error.Message ?? error.Reason, Now);
        return true;
    }

    protected override string WhyAgain(IReadOnlyList<StripeRefund> seen) => "The gateway has not refunded; trying under a new key.";
}
