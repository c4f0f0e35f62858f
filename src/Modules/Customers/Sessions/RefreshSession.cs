namespace ClickCart.Customers.Sessions;

/// <summary>
/// Exchanges a refresh token for a new pair. One that was exchanged before was stolen by somebody: the session ends for everyone who holds it.
/// </summary>
internal static class RefreshSession
{
    internal sealed record Request(string? RefreshToken) : IRequest<Result<TokenPair>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Accounts")
            .MapPost("/sessions/refresh", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
            .WithSummary("Exchange the refresh token for a new pair")
            .Refuses("bad-credentials").RequireRateLimiting(Guards.SignIn).WithMetadata(new IgnoresBearer()).RequireAccess(Access.Anyone);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.RefreshToken).NotEmpty().MaximumLength(200);
    }

    internal sealed class Handler(CustomersDbContext db, SessionSettings sessions, SessionCache cache, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<TokenPair>>
    {
        private static readonly Error Bad =
            new(ErrorKind.Unauthenticated, "bad-credentials", "This refresh token is unknown, expired, used or signed out. Sign in again.");

        public async Task<Result<TokenPair>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (hash, now) = (Session.Hash(request.RefreshToken!), clock.GetUtcNow());
            if (await db.Sessions.SingleOrDefaultAsync(s => s.RefreshHash == hash, cancellationToken) is { } session)
            {
                var role = await db.Accounts.Where(a => a.Id == session.AccountId).Select(a => a.Role).SingleAsync(cancellationToken);
                var end = sessions.EndOf(role, session.StartedAt, now);
                if (!session.MayRefresh(now) || end <= now) return Bad;
                var old = session.AccessHash;
                var tokens = session.Refresh(ids, now, end);
                await cache.ForgetAsync(db, session.Id, old, cancellationToken);
                return tokens;
            }
            if (await db.Sessions.SingleOrDefaultAsync(s => s.Spent.Any(t => t.Hash == hash), cancellationToken) is { EndedAt: null } stolen)
            {
                stolen.End(now, "refresh token used twice");
                // This saves, as the refusal does not.
                await cache.ForgetAsync(db, stolen.Id, stolen.AccessHash, cancellationToken);
            }
            return Bad;
        }
    }
}
