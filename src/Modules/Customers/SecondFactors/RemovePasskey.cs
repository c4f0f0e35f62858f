using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;

namespace ClickCart.Customers.SecondFactors;

/// <summary>Removes one of the caller's passkeys: it signs in no more.</summary>
internal static class RemovePasskey
{
    internal sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapDelete("/me/second-factor/passkeys/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent()).WithSummary("Remove a passkey").RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/security/passkeys/{id:guid}/remove", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/account/security", "The passkey is removed.", again: "/account/security"))
                .RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, SecurityLog log, AuditTrail audit, ICaller caller) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account) return Account.NotFound;
            var factor = await db.SecondFactors.Include(f => f.Passkeys).SingleOrDefaultAsync(f => f.Id == account.Id, cancellationToken);
            if (factor?.Remove(request.Id) is not true) return Error.NotFound("passkey");
            audit.Add(AuditEvent.SecondFactorChanged, account, "passkey removed");
            log.SecondFactorChanged(account.Id, "passkey removed");
            return Result.Success;
        }
    }
}
