using ClickCart.Kernel;
using ClickCart.Payments.Refunds;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Payments.Payments;

/// <summary>
/// Looks after every payment that is only passing through a state: it converges within two minutes although every webhook is lost and every job is
/// dead. One indexed query when there is nothing to do.
/// </summary>
internal static class PollPayments
{
    private const int Batch = 100;

    /// <summary>How long until the next look at the same payment.</summary>
    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(60);

    public sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromSeconds(10);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(PaymentsDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var due = await db.Payments.AsNoTracking().AsSingleQuery().Where(p => p.PollAt <= now).OrderBy(p => p.PollAt).Take(Batch).ToListAsync(cancellationToken);
            if (due.Count == 0) return Result.Success;

            await db.BeginWriteAsync(cancellationToken);
            var ids = due.ConvertAll(p => p.Id);
            var next = now + NextLook;
            // Past the aggregate: when to look is no part of its state, and must not disturb those who are changing it.
            await db.Payments.Where(p => ids.Contains(p.Id) && p.PollAt != null).ExecuteUpdateAsync(set => set.SetProperty(p => p.PollAt, next), cancellationToken);
            foreach (var job in due.SelectMany(JobsFor)) db.Enqueue(job);
            return Result.Success;
        }
    }

    /// <summary>What was being done is done again under its stored key; what the gateway has is read.</summary>
    internal static IEnumerable<IRequest<Result>> JobsFor(Payment payment)
    {
        yield return payment.State switch
        {
            PaymentState.Authorizing or PaymentState.Unknown => new AuthorizePaymentJob(payment.Id, payment.OrderNumber, Once: true),
            PaymentState.Capturing => new CapturePaymentJob(payment.Id, payment.OrderNumber, Once: true),
            PaymentState.Voiding => new VoidPaymentJob(payment.Id, payment.OrderNumber, Once: true),
            _ => new ReadPaymentJob(payment.Id, payment.OrderNumber),
        };
        foreach (var refund in payment.Refunds.Where(r => r is { State: RefundState.Pending, GatewayId: null }))
            yield return new RefundPaymentJob(payment.Id, payment.OrderNumber, refund.Id, Once: true);
    }
}
