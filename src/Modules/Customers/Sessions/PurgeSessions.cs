using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Customers.Sessions;

/// <summary>Forgets sessions that nobody can use any more, a day after their end.</summary>
internal static class PurgeSessions
{
    internal sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromHours(1);
        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(CustomersDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var before = clock.GetUtcNow() - Session.KeptAfterEnd;
            using var turn = await db.WriteTurnAsync(cancellationToken);
            // The spent tokens go with their session.
            await db.Sessions.Where(s => s.EndedAt < before || s.RefreshExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
            return Result.Success;
        }
    }
}
