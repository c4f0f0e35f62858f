using ClickCart.Customers.Accounts;

namespace ClickCart.Customers.Sessions;

/// <summary>Signs an account out everywhere: the caller's own, or for admins any.</summary>
internal static class EndAllSessions
{
    /// <param name="AccountId">Null for the caller's own.</param>
    internal sealed record Request(Guid? AccountId) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapDelete("/sessions", (IMediator mediator, CancellationToken ct) => mediator.Send(new Request(null), ct).NoContent())
                .WithSummary("Sign out everywhere").RequireAccess(Access.Customer);
            app.Api("Accounts").MapDelete("/admin/customers/{id:guid}/sessions", (Guid id, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new Request(id), ct).NoContent())
                .WithSummary("Sign an account out everywhere").RequireAccess(Access.Admin);
            app.Shop().MapPost("/account/sign-out-everywhere", (IMediator mediator, CancellationToken ct) =>
                mediator.Send(new Request(null), ct).Redirect("/sign-in", "You are signed out on all your devices.")).RequireAccess(Access.Customer);
            app.Admin().MapPost("/customers/{id:guid}/sessions/end", (Guid id, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new Request(id), ct).Redirect($"/admin/customers/{id}", "Signed out everywhere.", again: $"/admin/customers/{id}"))
                .RequireAccess(Access.Admin);
        }
    }

    internal sealed class Handler(CustomersDbContext db, SessionCache cache, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var account = request.AccountId ?? caller.AccountId!.Value;
            if (!await db.Accounts.AnyAsync(a => a.Id == account, cancellationToken)) return Account.NotFound;
            foreach (var session in await db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null).ToListAsync(cancellationToken))
                session.End(clock.GetUtcNow(), "signed out everywhere");
            // Saved here, since the cache may forget only what is committed: else a request in between would put it back.
            await db.SaveChangesAsync(cancellationToken);
            cache.ForgetAccount(account);
            return Result.Success;
        }
    }
}
