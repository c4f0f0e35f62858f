using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <summary>
/// Looks after every payment that is only passing through a state: it converges within two minutes although every webhook is lost and every job is
/// dead. One indexed query when there is nothing to do.
/// </summary>
internal sealed class PollPayments(PaymentsDbContext db, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 100;

    /// <summary>How long until the next look at the same payment.</summary>
    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(60);

    public static string Name => "Look after silent payments";

    public static TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Payments.AsNoTracking().AsSingleQuery().Where(p => p.PollAt <= now).OrderBy(p => p.PollAt).Take(Batch).ToListAsync(ct);
        if (due.Count == 0) return Result.Success;

        await db.BeginWriteAsync(ct);
        var ids = due.ConvertAll(p => p.Id);
        var next = now + NextLook;
        // Past the aggregate: when to look is no part of its state, and must not disturb those who are changing it.
        await db.Payments.Where(p => ids.Contains(p.Id) && p.PollAt != null).ExecuteUpdateAsync(set => set.SetProperty(p => p.PollAt, next), ct);
        foreach (var payment in due)
        {
            var jobs = JobsOf(payment).ToList();
            foreach (var job in jobs) await db.EnsureEnqueuedAsync(job, ct);
            if (jobs.Count == 0) db.Publish(new PaymentReadDue(payment.Id));
        }
        return Result.Success;
    }

    /// <summary>What is being done, under its stored key; where nothing is, what the gateway has is read.</summary>
    internal static IEnumerable<IJob> JobsOf(Payment payment)
    {
        if (payment.State is PaymentState.Authorizing or PaymentState.Unknown) yield return new AuthorizePaymentJob(payment.Id, payment.OrderNumber);
        if (payment.State is PaymentState.Capturing) yield return new CapturePaymentJob(payment.Id, payment.OrderNumber);
        if (payment.State is PaymentState.Voiding) yield return new VoidPaymentJob(payment.Id, payment.OrderNumber);
        foreach (var refund in payment.Refunds.Where(r => r is { State: RefundState.Pending, GatewayId: null, To: RefundTo.Method }))
            yield return new RefundPaymentJob(payment.Id, payment.OrderNumber, refund.Id);
    }
}
