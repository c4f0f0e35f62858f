using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Sessions;
using ClickCart.Customers.StaffRoles;

namespace ClickCart.Customers.SecondFactors;

/// <summary>Takes somebody else's second factor away, whose phone and recovery codes are lost, and signs them out everywhere.</summary>
internal static class TakeSecondFactorAway
{
    internal sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapDelete("/admin/customers/{id:guid}/second-factor", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent()).WithSummary("Take an account's second factor away")
                .Refuses("own-account", "second-factor-missing", "rights-beyond-own")
                .RequireAccess(Permissions.EditCustomers);
            app.Admin().MapPost("/customers/{id:guid}/second-factor/remove", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect($"/admin/customers/{id}", "The second factor is taken away, and the account signed out everywhere.",
                    again: $"/admin/customers/{id}")).RequireAccess(Permissions.EditCustomers);
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, RoleBook roles, SessionCache cache, SecurityLog log, AuditTrail audit, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            // Their own is removed with password and code.
            if (request.Id == caller.AccountId) return Error.Conflict("own-account", "Remove your own second factor on your security page.");
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken) is not { } account) return Account.NotFound;
            if (!await roles.IsBelowCallerAsync(account, cancellationToken)) return Role.BeyondOwn;
            if (await db.SecondFactors.SingleOrDefaultAsync(f => f.Id == request.Id, cancellationToken) is not { IsSet: true } factor)
                return SecondFactor.NotSet;
            db.Remove(factor);
            account.TurnSecondFactor(on: false);
            await db.EndSessionsAsync(account.Id, "second factor taken away", clock.GetUtcNow(), cancellationToken);
            audit.Add(AuditEvent.SecondFactorChanged, $"taken away from {account.Email}");
            await cache.ForgetAsync(db, account, cancellationToken);
            log.SecondFactorChanged(account.Id, "taken away");
            return Result.Success;
        }
    }
}
