using ClickCart.Customers.Accounts;
using ClickCart.Customers.StaffRoles;

namespace ClickCart.Customers.Sessions;

/// <summary>Signs an account out everywhere: the caller's own, or another one whose role allows no more than the caller's.</summary>
internal static class EndAllSessions
{
    /// <param name="AccountId">Null for the caller's own.</param>
    internal sealed record Request(Guid? AccountId) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapDelete("/sessions", (IMediator m, CancellationToken ct) => m.Send(new Request(null), ct).NoContent())
                .WithSummary("Sign out everywhere").RequireAccess(Access.Customer);
            app.Api("Accounts: back office").MapDelete("/admin/customers/{id:guid}/sessions", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent()).WithSummary("Sign an account out everywhere").Refuses("rights-beyond-own")
                .RequireAccess(Permissions.EditCustomers);
            app.Shop().MapPost("/account/sign-out-everywhere", (IMediator m, CancellationToken ct) =>
                m.Send(new Request(null), ct).Redirect("/sign-in", "You are signed out on all your devices.")).RequireAccess(Access.Customer);
            app.Admin().MapPost("/customers/{id:guid}/sessions/end", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect($"/admin/customers/{id}", "Signed out everywhere.", again: $"/admin/customers/{id}"))
                .RequireAccess(Permissions.EditCustomers);
        }
    }

    internal sealed class Handler(CustomersDbContext db, RoleBook roles, SessionCache cache, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var id = request.AccountId ?? caller.AccountId!.Value;
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account) return Account.NotFound;
            if (id != caller.AccountId && !await roles.IsBelowCallerAsync(account, cancellationToken)) return Role.BeyondOwn;
            await db.EndSessionsAsync(account.Id, "signed out everywhere", clock.GetUtcNow(), cancellationToken);
            await cache.ForgetAsync(db, account, cancellationToken);
            return Result.Success;
        }
    }
}
