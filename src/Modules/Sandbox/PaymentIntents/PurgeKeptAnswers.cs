using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Forgets idempotency keys. The protocol promises to keep them for 24 hours at least; whoever comes later finds no key.</summary>
internal static class PurgeKeptAnswers
{
    internal static readonly TimeSpan Kept = TimeSpan.FromHours(25);

    public sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromHours(1);

        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(SandboxDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var old = clock.GetUtcNow() - Kept;
            using var turn = await db.WriteTurnAsync(cancellationToken);
            await db.KeptAnswers.Where(a => a.At < old).ExecuteDeleteAsync(cancellationToken);
            return Result.Success;
        }
    }
}
