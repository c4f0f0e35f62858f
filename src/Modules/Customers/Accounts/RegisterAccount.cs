using System.Text.Json.Serialization;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>Signs a customer up. The response does not reveal whether the address was known. Publishes AccountRegistered.</summary>
internal static class RegisterAccount
{
    internal sealed record Request(string? Email, string? Password, string? Name) : IRequest<Result<Response>>
    {
        /// <summary>Whether a new account is signed in at once, as a browser expects.</summary>
        [JsonIgnore] public bool SignIn { get; init; }
    }

    /// <param name="SessionId">Null when nobody was signed in.</param>
    internal sealed record Response(Guid? SessionId);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/accounts", (Request request, IMediator m, CancellationToken ct) => QuietlyAsync(m.Send(request, ct)).Accepted())
                .WithSummary("Sign up; the answer is the same for new and known addresses")
                .InCallersLanguage().RequireRateLimiting(Guards.SignIn).WithMetadata(new IgnoresBearer()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/register", () => Pages.Show<RegisterAccountPage>()).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/register", RegisterAsync).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }

        private static async Task<Result> QuietlyAsync(Task<Result<Response>> registering) =>
            (await registering).Error is { } refused ? refused : Result.Success;

        /// <summary>
        /// A known address ends at the sign-in page: who knows its password gets in there, and nobody else learns more than signing in would reveal.
        /// </summary>
        private static async Task<IResult> RegisterAsync(Form<Request> form, HttpContext http, IMediator m, CancellationToken ct)
        {
            var made = await form.Send(r => m.Send(r with { SignIn = true }, ct));
            if (made is not { Succeeded: true, Value.SessionId: { } session })
                return made.Redirect(_ => $"/sign-in?returnUrl={Uri.EscapeDataString(ReturnUrl.Of(http))}", "Please sign in.");
            await SessionCookie.SignInAsync(http, session);
            return Pages.To(ReturnUrl.Of(http), "Welcome! Your account is ready.");
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).IsEmailAddress();
            RuleFor(r => r.Password).NotEmpty().WithMessage("Choose a password.").MaximumLength(PasswordRules.MaxLength);
            RuleFor(r => r.Name).NotEmpty().WithMessage("Enter your name.").MaximumLength(100).IsLine("name").HoldsNoCard();
        }
    }

    internal sealed class Handler(CustomersDbContext db, UserManager<Account> accounts, SecurityLog log, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var account = new Account(ids.New(), request.Email!, request.Name!.Trim(), Roles.Customer, now);
            // Judges and hashes the password before it looks for the address: known and unknown take the same time.
            var made = await accounts.CreateAsync(account, request.Password!);
            if (made.Errors.Where(e => e.Code.StartsWith("Password", StringComparison.Ordinal)).ToList() is { Count: > 0 } weak)
                return PasswordRules.Refusal(weak);
            // Known, or reserved for the first admin.
            if (!made.Succeeded) return new Response(null);
            db.Publish(new AccountRegistered(account.Id, now, Language.Current.Code));
            if (!request.SignIn) return new Response(null);
            var (session, _) = Session.Start(ids, account.Id, now, now + Session.RefreshLifetime);
            db.Add(session);
            log.SignedIn(account.Id);
            return new Response(session.Id);
        }
    }
}
