using System.Runtime.CompilerServices;
using System.Text.Json;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments;

internal sealed class PaymentReader(PaymentsDbContext db) : IPaymentReader
{
    private const int Page = 1000;

    public async IAsyncEnumerable<PaymentSummary> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var all = db.Payments.AsNoTracking().IgnoreAutoIncludes().Where(p => p.SupplementOf == null).OrderBy(p => p.Id);
        for (Guid? last = null; ;)
        {
            var page = await (last is { } id ? all.Where(p => p.Id.CompareTo(id) > 0) : all).Take(Page).ToListAsync(ct);
            foreach (var p in page) yield return Entry(p);
            if (page.Count < Page) yield break;
            last = page[^1].Id;
        }
    }

    public async Task<IReadOnlyDictionary<Guid, long>> CapturedAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        await db.Payments.AsNoTracking().IgnoreAutoIncludes().Include(p => p.Refunds).Where(p => orderIds.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Kept, ct);

    public async Task<PaymentDetails?> FindAsync(Guid orderId, CancellationToken ct)
    {
        var all = await db.Payments.AsNoTracking().Include(p => p.Ledger).AsSplitQuery().Where(p => p.Id == orderId || p.SupplementOf == orderId)
            .OrderBy(p => p.OpenedAt).ThenBy(p => p.Id).ToListAsync(ct);
        if (all.Find(p => p.Id == orderId) is not { } whole) return null;
        var supplements = new List<PaymentDetails>();
        foreach (var supplement in all.Where(p => p.SupplementOf == orderId)) supplements.Add(await DetailsAsync(supplement, ct));
        return await DetailsAsync(whole, ct) with { Supplements = supplements };
    }

    private async Task<PaymentDetails> DetailsAsync(Payment p, CancellationToken ct) =>
        new(
            Entry(p), p.Of(p.Refundable),
            [.. p.Attempts.OrderBy(a => a.Sequence).Select(a => new PaymentAttempt(a.At, Word(a.Kind), Word(a.Outcome), a.PaymentMethod, a.Detail))],
            [.. p.Refunds.OrderBy(r => r.At).Select(r =>
                new PaymentRefund(r.Id, r.At, p.Of(r.Amount), Word(r.State), r.Reason, r.Actor, r.Detail)
                { To = r.Target, IsToBePaidBack = p.IsManual && r is { State: RefundState.Pending, To: RefundTo.Method } })],
            [.. from l in p.Ledger orderby l.At, l.Id select new PaymentMovement(l.At, Word(l.Kind), p.Of(l.Amount), l.Actor, l.Reason, l.Reference)],
            await FindFailuresAsync(p, ct), await db.JobsAboutAsync(p.Id, ct));

    // A payment has the id of its order, and its jobs are about it; a supplement names its order.
    public async Task<IReadOnlyList<Guid>> StuckOrdersAsync(TimeSpan patience, CancellationToken ct)
    {
        var failing = await db.SubjectsOfFailingJobsAsync(patience, ct);
        return failing.Count == 0 ? failing : [.. failing, .. await db.Payments.IgnoreAutoIncludes()
            .Where(p => p.SupplementOf != null && failing.Contains(p.Id)).Select(p => p.SupplementOf!.Value).ToListAsync(ct)];
    }

    public async Task ReadSoonAsync(Guid orderId, CancellationToken ct)
    {
        db.Publish(new PaymentReadDue(orderId));
        await db.SaveChangesAsync(ct);
    }

    private async Task<IReadOnlyList<JobFailure>> FindFailuresAsync(Payment payment, CancellationToken ct)
    {
        var failures = new List<JobFailure>();
        foreach (var (what, job) in UnderWay(payment))
            if (await db.FindFailureAsync(what, job, ct) is { } failure) failures.Add(failure);
        return failures;
    }

    private static IEnumerable<(string What, IJob Job)> UnderWay(Payment payment)
    {
        if (payment.State is PaymentState.Authorizing or PaymentState.Unknown)
            yield return ("The payment could not be authorised", new AuthorizePaymentJob(payment.Id, payment.OrderNumber));
        if (payment.State is PaymentState.Capturing) yield return ("The payment could not be charged", new CapturePaymentJob(payment.Id, payment.OrderNumber));
        if (payment.State is PaymentState.Voiding)
            yield return ("The authorised amount could not be given back", new VoidPaymentJob(payment.Id, payment.OrderNumber));
        foreach (var refund in payment.Refunds.Where(r => !payment.IsManual && r is { State: RefundState.Pending, To: RefundTo.Method }))
            yield return ($"The refund of {payment.Of(refund.Amount)} could not be made", new RefundPaymentJob(payment.Id, payment.OrderNumber, refund.Id));
    }

    private static PaymentSummary Entry(Payment p) =>
        new(p.Id, Word(p.State), p.Of(p.Due), p.Of(p.Authorized), p.Of(p.Captured), p.Of(p.Refunded), p.GatewayId, p.ChangedAt,
            p.Of(p.TakenBack), p.DisputedAt is not null)
        { Manual = p.Manual, CreditUsed = p.Of(p.CreditUsed), Supplemented = p.Of(p.Supplemented) };

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
