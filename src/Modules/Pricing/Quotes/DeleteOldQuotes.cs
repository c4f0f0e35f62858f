using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Pricing.Quotes;

/// <summary>Deletes quotes that ran out more than a day ago. Orders have copies of what they need.</summary>
internal static class DeleteOldQuotes
{
    public sealed record Request : IRequest<Result>;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromMinutes(10);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(PricingDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        private const int Batch = 1000;

        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var before = clock.GetUtcNow() - KeptFor;
            // Small bites, so that nobody waits long for the writing turn.
            for (var deleted = Batch; deleted == Batch;)
            {
                using var turn = await db.WriteTurnAsync(cancellationToken);
                deleted = await db.Quotes.Where(q => q.ExpiresAt < before).OrderBy(q => q.ExpiresAt).Take(Batch).ExecuteDeleteAsync(cancellationToken);
            }
            return Result.Success;
        }
    }
}
