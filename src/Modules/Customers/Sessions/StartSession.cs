using ClickCart.Customers.Accounts;
using ClickCart.Customers.SecondFactors;
using ClickCart.Ordering.Contracts;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// Signs in. A wrong password, an unknown address, a locked account and a wrong code get the same answer in the same time: that a second factor is
/// needed learns only who has the password.
/// </summary>
internal static class StartSession
{
    /// <param name="CartId">The guest's cart becomes the account's.</param>
    /// <param name="Code">Of the second factor, where the account has one: the app's, or a recovery code.</param>
    internal sealed record Request(string? Email, string? Password, string? CartId = null, string? Code = null) : IRequest<Result<Response>>;

    /// <param name="Tokens">Null when the second factor is still to come.</param>
    /// <param name="Half">What the second step of a browser goes on with; null when it needs none.</param>
    internal sealed record Response(TokenPair? Tokens, HalfSignIn? Half = null);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/sessions", (Request request, IMediator m, CancellationToken ct) => WholeAsync(m.Send(request, ct)).Ok())
                .WithSummary("Sign in").Refuses("bad-credentials", "second-factor-required")
                .RequireRateLimiting(Guards.SignIn).WithMetadata(new IgnoresBearer()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/sign-in", (HttpContext http, ICaller caller) =>
                caller.AccountId is null || http.Request.HasFormContentType ? Pages.Show<StartSessionPage>() : Pages.To(ReturnUrl.Of(http)))
                .RequireAccess(Access.Anyone);
            app.Shop().MapPost("/sign-in", SignInAsync).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }

        private static async Task<Result<TokenPair>> WholeAsync(Task<Result<Response>> starting) => await starting switch
        {
            { Error: { } refused } => refused,
            { Value.Tokens: { } tokens } => tokens,
            _ => CodeNeeded,
        };

        private static async Task<IResult> SignInAsync(
            Form<Request> form, HttpContext http, ICarts carts, HalfSignIns halves, IMediator m, CancellationToken ct)
        {
            var started = await form.Send(r => m.Send(r with { CartId = carts.InBrowser }, ct));
            if (started is { Succeeded: true, Value.Half: { } half })
            {
                halves.Keep(http, half);
                return Pages.To($"/sign-in/code?returnUrl={Uri.EscapeDataString(ReturnUrl.Of(http))}");
            }
            if (started is { Succeeded: true, Value.Tokens: { } tokens }) await SessionCookie.SignInAsync(http, tokens.SessionId);
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
            RuleFor(r => r.Code).MaximumLength(SecondFactorCheck.CodeLength);
        }
    }

    internal static readonly Error CodeNeeded = new(ErrorKind.Unauthenticated, "second-factor-required",
        "This account has a second factor. Send its code, or a recovery code, as code beside e-mail address and password.");

    internal static readonly Error Bad =
        new(ErrorKind.Unauthenticated, "bad-credentials",
            "There is no account with this e-mail address and password, its code is wrong or was used before, or it is locked for a while.");

    internal sealed class Handler(
        CustomersDbContext db, IPasswordHasher<Account> hasher, Decoy decoy, LockOut lockOut, SecondFactorCheck factors, NewSessions sessions,
        ILookupNormalizer keys, SecurityLog log, TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (email, password) = (keys.NormalizeEmail(request.Email!), request.Password!);
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == email, cancellationToken);
            if (account?.PasswordHash is null)
            {
                decoy.Verify(password);
                log.SignInFailed(null);
                return Bad;
            }
            // Judged whatever the password is, so that the time does not tell which of the two was wrong.
            var factor = account.TwoFactorEnabled ? await factors.OfAsync(account.Id, cancellationToken) : null;
            var proof = factors.Judge(factor, request.Code);
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

            if (account.TwoFactorEnabled && proof is null && !string.IsNullOrWhiteSpace(request.Code))
            {
                await lockOut.CountAsync(account, cancellationToken, isCode: true);
                return Bad;
            }
            if (verdict is PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = hasher.HashPassword(account, password);
            if (account.TwoFactorEnabled && proof is null) return new Response(null, HalfSignIn.Of(account, clock.GetUtcNow()));
            if (proof is not null) factors.Spend(account, factor!, proof);
            return new Response(await sessions.StartAsync(account, request.CartId, cancellationToken));
        }
    }
}
