using System.Diagnostics;
using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>What the gateway is asked to do once, under a key that was stored before: an attempt of a payment, or a refund. The payment changes it.</summary>
internal interface IGatewayCall
{
    string Key { get; }

    /// <summary>When the key was made.</summary>
    DateTimeOffset KeyAt { get; }

    /// <returns>False when that was known.</returns>
    bool Doubt(string why);
}

/// <summary>
/// The protocol of every call that moves money, so that it has one effect however often it is tried:
/// <code>
/// nothing under way   done: another try, a webhook or the poller was first
/// the key is old      look: the gateway may have forgotten it, and would act twice
/// else                call, under the stored key
///
/// call: succeeded     follow what the gateway says; done
/// call: refused       record it; done. Look first where a read may know better, and always when the key came before with other parameters
/// call: unknown       record the doubt; try again under the same key, or look when that will never say more
/// call: busy          try again: it had no effect
///
/// look: no answer     try again
/// look: an effect     follow what the gateway says; done
/// look: no effect     record the refusal, if that is why we looked; done. Else try again under a new key, which is stored first
/// </code>
/// </summary>
/// <typeparam name="TSeen">What the gateway shows of the call.</typeparam>
internal abstract class GatewayJob<TJob, TCall, TSeen>(PaymentsDbContext db) : IJobHandler<TJob>
    where TJob : IPaymentJob where TCall : class, IGatewayCall
{
    protected Stamp Now => db.Now("system");

    public static string Queue => "payments";

    public static string? MustNotBeDropped =>
        "The payment waits for what the gateway says, and nobody else would ask. Run it again: it looks first what has become of it.";

    public async Task<Result> HandleAsync(TJob job, CancellationToken ct)
    {
        var payment = await db.FindPaymentAsync(job.OrderId, ct);
        if (payment is null || UnderWay(payment, job) is not { } call) return Result.Success;

        var why = Now.At - call.KeyAt < StripeSettings.KeyLifetime
            ? await CallAsync(payment, job, call, ct)
            : await LookAsync(payment, job, call, null, ct);
        await db.PublishEventsAsync(payment, ct);
        if (why is null) return Result.Success;
        // Saved here, because a refusal saves nothing.
        await db.SaveChangesAsync(ct);
        return Error.NotYet(why);
    }

    /// <summary>The call that the job is for; null when it is decided.</summary>
    protected abstract TCall? UnderWay(Payment payment, TJob job);

    protected abstract Task<Outcome<TSeen>> CallAsync(Payment payment, TCall call, CancellationToken ct);

    /// <summary>Reads what shows whether the call had its effect.</summary>
    protected abstract Task<Outcome<IReadOnlyList<TSeen>>> ReadAsync(Payment payment, CancellationToken ct);

    protected abstract void Observe(Payment payment, TSeen seen);

    /// <summary>Records that the gateway refused, or says false: look first; then (<paramref name="looked"/>), try again under a new key.</summary>
    protected virtual bool Refuse(Payment payment, TCall call, StripeError error, bool looked) => false;

    /// <summary>Says to people that a read has shown no effect.</summary>
    protected abstract string WhyAgain(IReadOnlyList<TSeen> seen);

    /// <returns>Why another try is needed; null when it is decided.</returns>
    private async Task<string?> CallAsync(Payment payment, TJob job, TCall call, CancellationToken ct)
    {
        switch (await CallAsync(payment, call, ct))
        {
            case Outcome<TSeen>.Succeeded succeeded:
                Observe(payment, succeeded.Value);
                return null;
            case Outcome<TSeen>.Refused { Error: StripeError { IsKeyReused: true } }:
                return await LookAsync(payment, job, call, null, ct);
            case Outcome<TSeen>.Refused { Error: StripeError error }:
                return Refuse(payment, call, error, looked: false) ? null : await LookAsync(payment, job, call, error, ct);
            case Outcome<TSeen>.Unknown unknown:
                payment.Doubt(call, unknown.Why);
                if (!unknown.Final) return unknown.Why;
                return await LookAsync(payment, job, call, null, ct) is { } again ? $"{unknown.Why} {again}" : null;
            case Outcome<TSeen>.Busy busy:
                return busy.Why;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<string?> LookAsync(Payment payment, TJob job, TCall call, StripeError? refused, CancellationToken ct)
    {
        var read = await ReadAsync(payment, ct);
        if (read is not Outcome<IReadOnlyList<TSeen>>.Succeeded { Value: var all }) return read.Doubt ?? "The gateway does not know its own payment.";
        foreach (var seen in all) Observe(payment, seen);
        if (UnderWay(payment, job) is null || (refused is not null && Refuse(payment, call, refused, looked: true))) return null;
        payment.RenewKey(call, Now);
        return WhyAgain(all);
    }
}

/// <summary>A call about the payment itself: what the gateway shows of it is its PaymentIntent.</summary>
internal abstract class AttemptJob<TJob>(PaymentsDbContext db, StripeGateway gateway) : GatewayJob<TJob, Attempt, PaymentIntent>(db) where TJob : IPaymentJob
{
    protected StripeGateway Gateway => gateway;

    protected override Task<Outcome<IReadOnlyList<PaymentIntent>>> ReadAsync(Payment payment, CancellationToken ct) =>
        gateway.FindAsync(payment.GatewayId, payment.Session, payment.Id, payment.OpenedAt.AddHours(-1), ct);

    protected override void Observe(Payment payment, PaymentIntent intent) => payment.Observe(intent, Now);
}
