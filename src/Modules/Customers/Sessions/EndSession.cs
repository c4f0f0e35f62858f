using System.Security.Claims;

namespace ClickCart.Customers.Sessions;

/// <summary>Signs out: both tokens of the present session die.</summary>
internal static class EndSession
{
    internal sealed record Request(Guid SessionId) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapDelete("/sessions/current", (ClaimsPrincipal user, IMediator m, CancellationToken ct) =>
                m.Send(new Request(SessionScheme.SessionOf(user)), ct).NoContent()).WithSummary("Sign out").RequireAccess(Access.Customer);
            app.Shop().MapPost("/sign-out", async (ClaimsPrincipal user, HttpContext http, IMediator m, CancellationToken ct) =>
            {
                await m.Send(new Request(SessionScheme.SessionOf(user)), ct);
                await SessionCookie.SignOutAsync(http);
                return Pages.To("/", "You are signed out.");
            }).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, SessionCache cache, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == request.SessionId, cancellationToken);
            session.End(clock.GetUtcNow(), "signed out");
            await cache.ForgetAsync(db, session.Id, session.AccessHash, cancellationToken);
            return Result.Success;
        }
    }
}
