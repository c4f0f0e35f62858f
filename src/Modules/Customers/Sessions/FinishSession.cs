using System.Text.Json.Serialization;
using ClickCart.Customers.Accounts;
using ClickCart.Customers.SecondFactors;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Customers.Sessions;

/// <summary>A browser's second step of signing in: a code, or a passkey. The API does both steps at once.</summary>
internal static class FinishSession
{
    /// <param name="Half">The first step; null when it is over or never was.</param>
    internal sealed record Question(HalfSignIn? Half) : IRequest<Result<Response>>;

    /// <param name="Passkey">What to ask the browser for; null for an account without passkeys.</param>
    internal sealed record Response(PasskeyQuestion? Passkey);

    /// <param name="Code">The app's, or a recovery code.</param>
    /// <param name="Passkey">The browser's answer, as JSON.</param>
    /// <param name="PasskeyState">What was asked.</param>
    internal sealed record Request(string? Code, string? Passkey = null, string? PasskeyState = null) : IRequest<Result<TokenPair>>
    {
        [JsonIgnore] public HalfSignIn? Half { get; init; }

        [JsonIgnore] public string? CartId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Shop().MapGet("/sign-in/code", async (HttpContext http, HalfSignIns halves, IMediator m, CancellationToken ct) =>
            {
                var asked = await m.Send(new Question(halves.Of(http)), ct);
                return asked.Succeeded ? Pages.Show(typeof(FinishSessionPage), asked.Value) : StartOver(http);
            }).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/sign-in/code", FinishAsync).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }

        private static async Task<IResult> FinishAsync(
            Form<Request> form, HttpContext http, ICarts carts, HalfSignIns halves, IMediator m, CancellationToken ct)
        {
            var finished = await form.Send(r => m.Send(r with { Half = halves.Of(http), CartId = carts.InBrowser }, ct));
            if (finished.Error is { Kind: ErrorKind.Unauthenticated }) return StartOver(http);
            if (!finished.Succeeded) return finished.Redirect(_ => "");
            HalfSignIns.Forget(http);
            await SessionCookie.SignInAsync(http, finished.Value.SessionId);
            return Pages.To(ReturnUrl.Of(http));
        }

        private static IResult StartOver(HttpContext http)
        {
            HalfSignIns.Forget(http);
            return Pages.To($"/sign-in?returnUrl={Uri.EscapeDataString(ReturnUrl.Of(http))}", "That took too long. Please sign in again.");
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Code).MaximumLength(SecondFactorCheck.CodeLength);
            RuleFor(r => r.Code).NotEmpty().When(r => r.Passkey is null).WithMessage("Enter the code that your app shows, or a recovery code.");
            RuleFor(r => r.Passkey).MaximumLength(PasskeyQuestion.AnswerLength);
            RuleFor(r => r.PasskeyState).MaximumLength(PasskeyQuestion.AnswerLength);
        }
    }

    /// <summary>Whose first step still counts, with the second factor.</summary>
    private static async Task<(Account, SecondFactor)?> HalfwayAsync(
        CustomersDbContext db, SecondFactorCheck factors, HalfSignIn? half, CancellationToken ct)
    {
        if (half is null || await db.Accounts.SingleOrDefaultAsync(a => a.Id == half.AccountId, ct) is not { TwoFactorEnabled: true } account) return null;
        return half.IsOf(account) && await factors.OfAsync(account.Id, ct) is { IsSet: true } factor ? (account, factor) : null;
    }

    private static readonly Error Over = new(ErrorKind.Unauthenticated, "bad-credentials", "Your sign-in took too long. Begin again.");

    internal sealed class Asks(CustomersDbContext db, SecondFactorCheck factors, Passkeys passkeys) : IRequestHandler<Question, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Question request, CancellationToken cancellationToken)
        {
            if (await HalfwayAsync(db, factors, request.Half, cancellationToken) is not var (account, _)) return Over;
            return new Response(await passkeys.AskAsync(account.Id, cancellationToken));
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, SecondFactorCheck factors, Passkeys passkeys, LockOut lockOut, NewSessions sessions)
        : IRequestHandler<Request, Result<TokenPair>>
    {
        public async Task<Result<TokenPair>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await HalfwayAsync(db, factors, request.Half, cancellationToken) is not var (account, factor)) return Over;
            if (lockOut.WaitFor(account) is { } wait) return LockOut.Refusal(wait);
            if (!await IsProvenAsync(account, factor, request, cancellationToken))
            {
                await lockOut.CountAsync(account, cancellationToken, isCode: true);
                return request.Passkey is null ? SecondFactorCheck.WrongCode : Passkeys.Wrong;
            }
            return await sessions.StartAsync(account, request.CartId, cancellationToken);
        }

        private async Task<bool> IsProvenAsync(Account account, SecondFactor factor, Request request, CancellationToken ct)
        {
            if (request.Passkey is { } answer) return await passkeys.IsAnsweredAsync(factor, answer, request.PasskeyState ?? "", ct);
            if (factors.Judge(factor, request.Code) is not { } proof) return false;
            factors.Spend(account, factor, proof);
            return true;
        }
    }
}
