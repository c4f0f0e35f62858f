using System.Security.Claims;
using System.Text.Json.Serialization;
using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Customers.SecondFactors;

/// <summary>Takes the caller's own second factor away, with recovery codes and passkeys: the password alone signs in again.</summary>
internal static class RemoveSecondFactor
{
    internal sealed record Request(string? Password, string? Code) : IRequest<Result>
    {
        /// <summary>The session that goes on.</summary>
        [JsonIgnore] public Guid SessionId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapDelete("/me/second-factor", ([FromBody] Request request, ClaimsPrincipal user, IMediator m, CancellationToken ct) =>
                m.Send(Of(request, user), ct).NoContent())
                .WithSummary("Remove your second factor").Refuses("second-factor-missing", "locked-out")
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/security/remove", (Form<Request> form, ClaimsPrincipal user, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(Of(r, user), ct)).Redirect("/account/security", "Your second factor is removed.", again: "/account/security"))
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
        }

        private static Request Of(Request request, ClaimsPrincipal user) => request with { SessionId = SessionScheme.SessionOf(user) };
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithMessage("Enter your present password.");
            RuleFor(r => r.Code).NotEmpty().MaximumLength(SecondFactorCheck.CodeLength).WithMessage("Enter a code.");
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, SecondFactorCheck check, SessionCache cache, SecurityLog log, AuditTrail audit, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account) return Account.NotFound;
            if (await check.OfAsync(account.Id, cancellationToken) is not { IsSet: true } factor) return SecondFactor.NotSet;
            if (await check.ProveAsync(account, request.Password!, factor, request.Code, cancellationToken) is { } refused) return refused;
            db.Remove(factor);
            account.TurnSecondFactor(on: false);
            await db.EndSessionsAsync(account.Id, "second factor removed", clock.GetUtcNow(), cancellationToken, but: request.SessionId);
            audit.Add(AuditEvent.SecondFactorChanged, account, "removed");
            await cache.ForgetAsync(db, account, cancellationToken);
            log.SecondFactorChanged(account.Id, "removed");
            return Result.Success;
        }
    }
}
