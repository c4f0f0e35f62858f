using System.Security.Claims;
using System.Text.Json.Serialization;
using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Sessions;

namespace ClickCart.Customers.SecondFactors;

/// <summary>The app's first code: from now on the password alone does not sign in. Sessions that began with it alone end, but for the caller's.</summary>
internal static class ConfirmTotp
{
    internal sealed record Request(string? Code) : IRequest<Result<RecoveryCodes>>
    {
        /// <summary>The session that goes on.</summary>
        [JsonIgnore] public Guid SessionId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/me/second-factor/totp/confirm", (Request request, ClaimsPrincipal user, IMediator m, CancellationToken ct) =>
                m.Send(Of(request, user), ct).Ok())
                .WithSummary("Turn the second factor on; answers recovery codes").Refuses("second-factor-not-begun")
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/security/confirm", async (Form<Request> form, ClaimsPrincipal user, IMediator m, CancellationToken ct) =>
            {
                var confirmed = await form.Send(r => m.Send(Of(r, user), ct));
                return confirmed.Succeeded
                    ? Pages.Show(typeof(RecoveryCodeSheet), confirmed.Value)
                    : confirmed.Redirect(_ => "", again: "/account/security");
            }).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
        }

        private static Request Of(Request request, ClaimsPrincipal user) => request with { SessionId = SessionScheme.SessionOf(user) };
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().WithMessage("Enter the code that your app shows.").MaximumLength(SecondFactorCheck.CodeLength);
    }

    internal static readonly Error NotBegun = Error.Conflict("second-factor-not-begun", "No secret waits for its first code, or it waited too long. Ask for one first.");

    internal sealed class Handler(
        CustomersDbContext db, SecondFactorCheck check, SessionCache cache, SecurityLog log, AuditTrail audit, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<RecoveryCodes>>
    {
        public async Task<Result<RecoveryCodes>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account) return Account.NotFound;
            var (factor, now) = (await check.OfAsync(account.Id, cancellationToken), clock.GetUtcNow());
            if (factor?.IsPending(now) is not true)
                return NotBegun;
            // Whoever asks was told the secret: there is nothing to guess, so nothing is counted.
            if (check.Judge(factor, request.Code) is not { Step: { } step }) return SecondFactorCheck.WrongCode;
            var codes = check.NewRecoveryCodes();
            factor.Confirm(step, codes, now);
            account.TurnSecondFactor(on: true);
            await db.EndSessionsAsync(account.Id, "second factor set", now, cancellationToken, but: request.SessionId);
            audit.Add(AuditEvent.SecondFactorChanged, account, "set up");
            await cache.ForgetAsync(db, account, cancellationToken);
            log.SecondFactorChanged(account.Id, "set up");
            return new RecoveryCodes(codes);
        }
    }
}
