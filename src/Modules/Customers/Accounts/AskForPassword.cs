using ClickCart.Customers.Contracts;
using ClickCart.Customers.Sessions;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Sends a link that sets a new password to whoever has forgotten theirs. Whether anybody has the address is looked up afterwards, when the mail is
/// written: answer and time are the same for all.
/// </summary>
internal static class AskForPassword
{
    internal sealed record Request(string? Email) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        private const string Sent = "If somebody has an account with this address, a mail is on its way to it. Its link works for 30 minutes.";

        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/accounts/password-reset", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Accepted())
                .WithSummary("Ask for a link that sets a new password; the answer is the same for known and unknown addresses").InCallersLanguage()
                .RequireRateLimiting(Guards.SignIn).WithMetadata(new IgnoresBearer()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/sign-in/forgotten", () => Pages.Show<AskForPasswordPage>()).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/sign-in/forgotten", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect("/sign-in", Sent)).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Email).IsEmailAddress();
    }

    internal sealed class Handler(CustomersDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            db.Publish(new PasswordResetAsked(ids.New(), request.Email!, Language.Current.Code, clock.GetUtcNow()));
            return Task.FromResult(Result.Success);
        }
    }
}
