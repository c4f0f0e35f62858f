using ClickCart.Customers.Accounts;

namespace ClickCart.Customers.SecondFactors;

/// <summary>Hands out a secret for an authenticator app. It counts once the app's first code has come back.</summary>
internal static class SetUpTotp
{
    /// <param name="Password">The present one: a browser that was found signed in shuts nobody out.</param>
    internal sealed record Request(string? Password) : IRequest<Result<Response>>;

    /// <param name="Secret">Base32, for typing in; told this once.</param>
    /// <param name="Uri">The same as <c>otpauth://</c>, for a QR code.</param>
    /// <param name="ConfirmBefore">Its first code must come before.</param>
    internal sealed record Response(string Secret, string Uri, DateTimeOffset ConfirmBefore);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/me/second-factor/totp", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .WithSummary("Get a secret for an authenticator app").Refuses("second-factor-set", "locked-out")
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/security/totp", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/account/security", again: "/account/security"))
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithMessage("Enter your present password.");
    }

    internal static readonly Error AlreadySet = Error.Conflict("second-factor-set", "The account has a second factor already. Remove it first, to set up another.");

    internal sealed class Handler(CustomersDbContext db, SecondFactorCheck check, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account) return Account.NotFound;
            if (await check.ProveAsync(account, request.Password!, null, null, cancellationToken) is { } refused) return refused;
            var (factor, now) = (await check.OfAsync(account.Id, cancellationToken), clock.GetUtcNow());
            if (factor is { IsSet: true })
                return AlreadySet;
            var (secret, kept) = check.NewSecret();
            if (factor is null) db.Add(new SecondFactor(account.Id, kept, now));
            else factor.Restart(kept, now);
            return new Response(secret, SecondFactorCheck.UriOf(secret, account), now + SecondFactor.SetUpWithin);
        }
    }
}
