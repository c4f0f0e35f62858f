using ClickCart.Kernel;
using ClickCart.Payments.Gateway;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>Gives an authorisation back, under the stored key. Should the payment have been captured meanwhile, the read finds it and it is refunded in full. Tells PaymentVoided.</summary>
internal sealed class VoidPayment(PaymentsDbContext db, StripeGateway gateway, TimeProvider clock, IIds ids) : IJobHandler<VoidPaymentJob>
{
    private Stamp Now => new(clock.GetUtcNow(), ids, "system");

    public async Task<Result> HandleAsync(VoidPaymentJob job, CancellationToken ct)
    {
        var payment = await db.FindPaymentAsync(job.OrderId, ct);
        if (payment is not { State: PaymentState.Voiding, GatewayId: { } id }) return Result.Success;

        var doubt = payment.KeyIsStale(clock.GetUtcNow()) ? await AskAsync(payment, id, ct) : await CallAsync(payment, id, ct);
        await db.TellAsync(payment, ct);
        if (doubt is null || job.Once) return Result.Success;
        await db.SaveChangesAsync(ct);
        return Error.NotYet(doubt);
    }

    private async Task<string?> CallAsync(Payment payment, string id, CancellationToken ct)
    {
        var outcome = await gateway.CancelAsync(id, payment.Current.Key, ct);
        switch (outcome)
        {
            case Outcome<PaymentIntent>.Succeeded { Value: var intent }:
                payment.Observe(intent, Now);
                return null;
            case Outcome<PaymentIntent>.Refused or Outcome<PaymentIntent>.Unknown { Final: true }:
                return await AskAsync(payment, id, ct);
            case Outcome<PaymentIntent>.Unknown { Why: var why }:
                payment.Doubt(why);
                return why;
            default:
                return outcome.Doubt;
        }
    }

    /// <summary>Already voided, or captured, or not yet ready to be voided (processing): the read tells. The gateway remembers a refusal under its key, so the next try needs a new one.</summary>
    private async Task<string?> AskAsync(Payment payment, string id, CancellationToken ct)
    {
        var read = await gateway.ReadAsync(id, ct);
        if (read is not Outcome<PaymentIntent>.Succeeded { Value: var intent }) return read.Doubt ?? "The gateway does not know its own payment.";
        payment.Observe(intent, Now);
        if (payment.State is not PaymentState.Voiding) return null;
        payment.RenewKey(Now);
        return $"The payment is {intent.Status} and was not voided.";
    }
}
