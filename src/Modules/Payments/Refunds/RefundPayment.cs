using ClickCart.Kernel;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Refunds;

/// <summary>Asks the gateway to give money back, under the refund's stored key. Tells PaymentRefunded or RefundFailed; a refund that the bank has not decided stays pending and is read later.</summary>
internal sealed class RefundPayment(PaymentsDbContext db, StripeGateway gateway, TimeProvider clock, IIds ids) : IJobHandler<RefundPaymentJob>
{
    private Stamp Now => new(clock.GetUtcNow(), ids, "system");

    public async Task<Result> HandleAsync(RefundPaymentJob job, CancellationToken ct)
    {
        var payment = await db.FindPaymentAsync(job.OrderId, ct);
        if (payment?.FindRefund(job.RefundId) is not { State: RefundState.Pending, GatewayId: null } refund) return Result.Success;

        var doubt = clock.GetUtcNow() - refund.KeyAt >= StripeSettings.KeyLifetime
            ? await AskAsync(payment, refund, ct)
            : await CallAsync(payment, refund, ct);
        await db.TellAsync(payment, ct);
        if (doubt is null || job.Once) return Result.Success;
        await db.SaveChangesAsync(ct);
        return Error.NotYet(doubt);
    }

    /// <returns>Why another try is needed; null when the gateway has taken it or refused it.</returns>
    private async Task<string?> CallAsync(Payment payment, Refund refund, CancellationToken ct)
    {
        var outcome = await gateway.RefundAsync(payment.GatewayId!, payment.Id, refund.Id, refund.Amount, refund.Key, ct);
        switch (outcome)
        {
            case Outcome<StripeRefund>.Succeeded { Value: var made }:
                payment.Observe([made], Now);
                return null;
            case Outcome<StripeRefund>.Refused { Error.IsKeyReused: false, Error: var error }:
                payment.FailRefund(refund, error.Message ?? error.Reason, Now);
                return null;
            case Outcome<StripeRefund>.Refused or Outcome<StripeRefund>.Unknown { Final: true }:
                return await AskAsync(payment, refund, ct);
            case Outcome<StripeRefund>.Unknown { Why: var why }:
                payment.Doubt(refund, why);
                return why;
            default:
                return outcome.Doubt;
        }
    }

    /// <summary>The key can say no more: looks for the refund by its metadata before anything is tried again.</summary>
    private async Task<string?> AskAsync(Payment payment, Refund refund, CancellationToken ct)
    {
        var read = await gateway.RefundsOfAsync(payment.GatewayId!, ct);
        if (read is not Outcome<IReadOnlyList<StripeRefund>>.Succeeded { Value: var made }) return read.Doubt ?? "The gateway would not list its refunds.";
        payment.Observe(made, Now);
        if (refund.GatewayId is not null) return null;
        payment.RenewKey(refund, Now);
        return "The gateway has not refunded; trying under a new key.";
    }
}
