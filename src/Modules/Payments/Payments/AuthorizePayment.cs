using ClickCart.Kernel;
using ClickCart.Payments.Gateway;
using ClickCart.Platform;
using MediatR;

namespace ClickCart.Payments.Payments;

/// <summary>
/// Asks the gateway to set the amount aside, under the key that was stored with the intent. An unknown outcome is sent again with the same key; only
/// when that key can say no more, and a read finds no effect, does a new one take its place. Tells PaymentAuthorized, PaymentDeclined or PaymentActionRequired.
/// </summary>
internal sealed class AuthorizePayment(PaymentsDbContext db, StripeGateway gateway, ServerAddress address, TimeProvider clock, IIds ids) : IJobHandler<AuthorizePaymentJob>
{
    private Stamp Now => new(clock.GetUtcNow(), ids, "system");

    public async Task<Result> HandleAsync(AuthorizePaymentJob job, CancellationToken ct)
    {
        var payment = await db.FindPaymentAsync(job.OrderId, ct);
        if (payment is not { State: PaymentState.Authorizing or PaymentState.Unknown }) return Result.Success;

        var doubt = payment.KeyIsStale(clock.GetUtcNow()) ? await AskAsync(payment, ct) : await CallAsync(payment, ct);
        await db.TellAsync(payment, ct);
        if (doubt is null || job.Once) return Result.Success;
        await db.SaveChangesAsync(ct);
        return Error.NotYet(doubt);
    }

    /// <returns>Why another try is needed; null when it is decided.</returns>
    private async Task<string?> CallAsync(Payment payment, CancellationToken ct)
    {
        var (attempt, returnUrl) = (payment.Current, $"{address.Public}/orders/{payment.Id}");
        var outcome = payment.GatewayId is null
            ? await gateway.AuthorizeAsync(payment.Id, payment.OrderNumber, payment.Amount, payment.Currency, attempt.PaymentMethod!, returnUrl, attempt.Key, ct)
            : await gateway.ConfirmAsync(payment.GatewayId, attempt.PaymentMethod!, returnUrl, attempt.Key, ct);
        switch (outcome)
        {
            case Outcome<PaymentIntent>.Succeeded { Value: var intent }:
                payment.Observe(intent, Now);
                return null;
            // Our earlier call under this key had other parameters, such as another return address; or the payment has moved on without us.
            case Outcome<PaymentIntent>.Refused { Error: { IsKeyReused: true } or { Code: "payment_intent_unexpected_state" } }:
                return await AskAsync(payment, ct);
            case Outcome<PaymentIntent>.Refused { Error: var error }:
                payment.Decline(error, Now);
                return null;
            case Outcome<PaymentIntent>.Unknown { Final: true, Why: var why }:
                payment.Doubt(why);
                return await AskAsync(payment, ct);
            case Outcome<PaymentIntent>.Unknown { Why: var why }:
                payment.Doubt(why);
                return why;
            default:
                return outcome.Doubt;
        }
    }

    /// <summary>The key can say no more: looks for the payment at the gateway before anything is tried again.</summary>
    private async Task<string?> AskAsync(Payment payment, CancellationToken ct)
    {
        var (found, doubt) = await FindAsync(payment, ct);
        if (doubt is not null) return doubt;
        if (found is not null) payment.Observe(found, Now);
        if (payment.State is not (PaymentState.Authorizing or PaymentState.Unknown)) return null;
        payment.RenewKey(Now);
        return "The gateway has not authorised; trying under a new key.";
    }

    private async Task<(PaymentIntent? Found, string? Doubt)> FindAsync(Payment payment, CancellationToken ct)
    {
        if (payment.GatewayId is { } id)
        {
            var read = await gateway.ReadAsync(id, ct);
            return read is Outcome<PaymentIntent>.Succeeded { Value: var intent } ? (intent, null) : (null, read.Doubt ?? "The gateway does not know its own payment.");
        }
        var search = await gateway.FindAsync(payment.Id, payment.OpenedAt.AddHours(-1), ct);
        return search is Outcome<PaymentIntent?>.Succeeded { Value: var match } ? (match, null) : (null, search.Doubt);
    }
}
