using ClickCart.Customers.Accounts;
using ClickCart.Ordering.Contracts;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Sessions;

/// <summary>Signs in. A wrong password, an unknown address and a locked account get the same answer in the same time.</summary>
internal static class StartSession
{
    /// <param name="CartId">The guest's cart becomes the account's.</param>
    internal sealed record Request(string? Email, string? Password, string? CartId = null) : IRequest<Result<TokenPair>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/sessions", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .WithSummary("Sign in").RequireRateLimiting(Guards.SignIn).WithMetadata(new IgnoresBearer()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/sign-in", (HttpContext http, ICaller caller) =>
                caller.AccountId is null || http.Request.HasFormContentType ? Pages.Show<StartSessionPage>() : Pages.To(ReturnUrl.Of(http)))
                .RequireAccess(Access.Anyone);
            app.Shop().MapPost("/sign-in", SignInAsync).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }

        private static async Task<IResult> SignInAsync(Form<Request> form, HttpContext http, ICarts carts, IMediator m, CancellationToken ct)
        {
            var started = await form.Send(r => m.Send(r with { CartId = carts.InBrowser }, ct));
            if (started.Succeeded) await SessionCookie.SignInAsync(http, started.Value.SessionId);
            // To a page a wrong password is a wrong field, not a missing sign-in.
            if (started.Error is { Kind: ErrorKind.Unauthenticated } bad) started = bad with { Kind = ErrorKind.Invalid };
            return started.Redirect(_ => ReturnUrl.Of(http));
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).NotEmpty().WithMessage("Enter your e-mail address.").MaximumLength(254);
            RuleFor(r => r.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(PasswordRules.MaxLength);
            RuleFor(r => r.CartId).MaximumLength(64);
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, IPasswordHasher<Account> hasher, Decoy decoy, LockOut lockOut, SessionSettings sessions, ILookupNormalizer keys, ICarts carts,
        SecurityLog log, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<TokenPair>>
    {
        private static readonly Error Bad =
            new(ErrorKind.Unauthenticated, "bad-credentials", "There is no account with this e-mail address and password, or it is locked for a while.");

        public async Task<Result<TokenPair>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (email, password, now) = (keys.NormalizeEmail(request.Email!), request.Password!, clock.GetUtcNow());
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == email, cancellationToken);
            if (account?.PasswordHash is null)
            {
                decoy.Verify(password);
                log.SignInFailed(null);
                return Bad;
            }
            var verdict = hasher.VerifyHashedPassword(account, account.PasswordHash, password);
            if (lockOut.WaitFor(account) is not null)
            {
                log.SignInFailed(account.Id);
                return Bad;
            }
            if (verdict is PasswordVerificationResult.Failed)
            {
                await lockOut.CountAsync(account, cancellationToken);
                return Bad;
            }

            if (verdict is PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = hasher.HashPassword(account, password);
            lockOut.Clear(account);
            var (session, tokens) = Session.Start(ids, account.Id, now, sessions.EndOf(account.Role, now, now));
            db.Add(session);
            if (request.CartId is { Length: > 0 } cart) await carts.ClaimAsync(cart, account.Id, cancellationToken);
            log.SignedIn(account.Id);
            return tokens;
        }
    }
}
