using ClickCart.Kernel;
using ClickCart.Payments.Gateway;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>Charges what was set aside, under the stored key. When the gateway refuses or the key has grown old, a read decides. Tells PaymentCaptured or PaymentCaptureFailed.</summary>
internal sealed class CapturePayment(PaymentsDbContext db, StripeGateway gateway, TimeProvider clock, IIds ids) : IJobHandler<CapturePaymentJob>
{
    private Stamp Now => new(clock.GetUtcNow(), ids, "system");

    public async Task<Result> HandleAsync(CapturePaymentJob job, CancellationToken ct)
    {
        var payment = await db.FindPaymentAsync(job.OrderId, ct);
        if (payment is not { State: PaymentState.Capturing, GatewayId: { } id }) return Result.Success;

        var doubt = payment.KeyIsStale(clock.GetUtcNow()) ? await AskAsync(payment, id, null, ct) : await CallAsync(payment, id, ct);
        await db.TellAsync(payment, ct);
        if (doubt is null || job.Once) return Result.Success;
        await db.SaveChangesAsync(ct);
        return Error.NotYet(doubt);
    }

    private async Task<string?> CallAsync(Payment payment, string id, CancellationToken ct)
    {
        var outcome = await gateway.CaptureAsync(id, payment.Amount, payment.Current.Key, ct);
        switch (outcome)
        {
            case Outcome<PaymentIntent>.Succeeded { Value: var intent }:
                payment.Observe(intent, Now);
                return null;
            case Outcome<PaymentIntent>.Refused { Error: var error }:
                return await AskAsync(payment, id, error.IsKeyReused ? null : error.Reason, ct);
            case Outcome<PaymentIntent>.Unknown { Final: true, Why: var why }:
                payment.Doubt(why);
                return await AskAsync(payment, id, null, ct);
            case Outcome<PaymentIntent>.Unknown { Why: var why }:
                payment.Doubt(why);
                return why;
            default:
                return outcome.Doubt;
        }
    }

    /// <param name="payment">Being captured.</param>
    /// <param name="id">Its gateway id.</param>
    /// <param name="refused">Why the gateway refused; null when it may be asked again.</param>
    /// <param name="ct">Ends the wait.</param>
    private async Task<string?> AskAsync(Payment payment, string id, string? refused, CancellationToken ct)
    {
        var read = await gateway.ReadAsync(id, ct);
        if (read is not Outcome<PaymentIntent>.Succeeded { Value: var intent }) return read.Doubt ?? "The gateway does not know its own payment.";
        payment.Observe(intent, Now);
        if (payment.State is not PaymentState.Capturing) return null;
        if (refused is not null)
        {
            payment.FailCapture(refused, Now);
            return null;
        }
        payment.RenewKey(Now);
        return "The gateway has not captured; trying under a new key.";
    }
}
