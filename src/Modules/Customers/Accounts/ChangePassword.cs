using System.Security.Claims;
using System.Text.Json.Serialization;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Links;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>Changes the caller's own password and signs them out everywhere else.</summary>
internal static class ChangePassword
{
    internal sealed record Request(string? Current, string? Password) : IRequest<Result>
    {
        /// <summary>The session that goes on.</summary>
        [JsonIgnore] public Guid SessionId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPut("/me/password", (Request request, ClaimsPrincipal user, IMediator m, CancellationToken ct) =>
                m.Send(Of(request, user), ct).NoContent())
                .WithSummary("Change your password; ends your other sessions").Refuses("locked-out").InCallersLanguage()
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/password", () => Pages.Show<ChangePasswordPage>()).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/password", (Form<Request> form, ClaimsPrincipal user, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(Of(r, user), ct)).Redirect("/account", "Your password is changed. You are signed out everywhere else."))
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
        }

        private static Request Of(Request request, ClaimsPrincipal user) => request with { SessionId = SessionScheme.SessionOf(user) };
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Current).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithMessage("Enter your present password.");
            RuleFor(r => r.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithMessage("Enter the new password.");
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, LockOut lockOut, AccountLinks links, SecurityLog log,
        AuditTrail audit, SessionCache cache, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { PasswordHash: { } hash } account)
                return Account.NotFound;
            if (lockOut.WaitFor(account) is { } wait) return LockOut.Refusal(wait);
            if (hasher.VerifyHashedPassword(account, hash, request.Current!) is PasswordVerificationResult.Failed)
            {
                // Whoever found a browser signed in guesses no longer here than at the sign-in.
                await lockOut.CountAsync(account, cancellationToken);
                return Error.Invalid("current", "This is not your present password.");
            }
            if (await PasswordRules.JudgeAsync(accounts, account, request.Password!) is { } weak) return weak;
            account.ChangePassword(hasher.HashPassword(account, request.Password!));
            await db.EndSessionsAsync(account.Id, "password changed", clock.GetUtcNow(), cancellationToken, but: request.SessionId);
            await links.ExpireAsync(account.Id, cancellationToken);
            audit.Add(AuditEvent.PasswordChanged, account);
            db.Publish(new PasswordChanged(ids.New(), account.Id, account.Email!, account.Name, Language.Current.Code, clock.GetUtcNow()));
            await cache.ForgetAsync(db, account, cancellationToken);
            log.PasswordChanged(account.Id);
            return Result.Success;
        }
    }
}
