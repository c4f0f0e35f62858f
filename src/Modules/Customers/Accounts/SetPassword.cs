using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Invitations;
using ClickCart.Customers.Links;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Sets a password by the one-time link of a mail: a forgotten one, or the first one of who was invited to the staff. Signs the account out everywhere and
/// ends its other links. Opening the link changes nothing.
/// </summary>
internal static class SetPassword
{
    private static readonly AccountLinkPurpose[] Purposes = [AccountLinkPurpose.ResetPassword, AccountLinkPurpose.Invitation];

    internal sealed record Question(string? Token) : IRequest<Result<LinkView>>;

    internal sealed record Request(string? Token, string? Password) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/accounts/password", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).NoContent())
                .WithSummary("Set a password by the token of a mail's link; ends all sessions").InCallersLanguage()
                .Refuses("not-found", "token-used", "token-expired")
                .RequireRateLimiting(Guards.SignIn).WithMetadata(new IgnoresBearer()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/account/new-password", (string? token, IMediator m, CancellationToken ct) =>
                m.Send(new Question(token), ct).Page(typeof(SetPasswordPage))).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/account/new-password", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect("/sign-in", "Your password is set. Sign in with it."))
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Password).NotEmpty().WithMessage("Choose a password.").MaximumLength(PasswordRules.MaxLength);
        }
    }

    internal sealed class Looks(AccountLinks links, Hiring hiring) : IRequestHandler<Question, Result<LinkView>>
    {
        public async Task<Result<LinkView>> Handle(Question request, CancellationToken cancellationToken)
        {
            var link = await links.LookAsync(request.Token, Purposes, cancellationToken);
            return link is { State: LinkState.Good, Purpose: AccountLinkPurpose.Invitation } && !await hiring.StandsAsync(link.Address, cancellationToken)
                ? link with { State = LinkState.Expired } : link;
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, AccountLinks links, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Hiring hiring, LockOut lockOut,
        SessionCache cache, SecurityLog log, AuditTrail audit, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var taken = await links.TakeAsync(request.Token, Purposes, cancellationToken);
            if (taken.Error is { } refused) return refused;
            var (link, now) = (taken.Value, clock.GetUtcNow());
            var invitation = link.Purpose is AccountLinkPurpose.Invitation
                ? await db.Invitations.SingleOrDefaultAsync(i => i.Id == link.Subject, cancellationToken)
                : null;
            if (link.Purpose is AccountLinkPurpose.Invitation && (invitation is null || !await hiring.StandsAsync(invitation, cancellationToken)))
                return AccountLinks.Expired;
            var key = accounts.NormalizeEmail(link.Address);
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == key, cancellationToken);
            if (account is null && invitation is null) return AccountLinks.Unknown;

            var isNew = account is null;
            if (account is null) db.Add(account = new(ids.New(), invitation!.Email, invitation.Greeting, Roles.Customer, now) { NormalizedEmail = key });
            if (await PasswordRules.JudgeAsync(accounts, account, request.Password!) is { } weak) return weak;
            account.ChangePassword(hasher.HashPassword(account, request.Password!));
            // Whoever signed up with the address and has not confirmed it need not own it; who has the link does.
            if (account is { ConfirmedAt: null, TwoFactorEnabled: true }) await db.DropSecondFactorAsync(account, cancellationToken);
            if (account.ConfirmedAt is null)
            {
                account.Want(null);
                account.Confirm(now);
                db.Publish(new AddressConfirmed(account.Id, account.Email!, now));
            }
            await db.EndSessionsAsync(account.Id, "password changed", now, cancellationToken);
            await links.ExpireAsync(account.Id, cancellationToken);
            lockOut.Clear(account);
            if (invitation is not null) await hiring.AcceptAsync(invitation, account, cancellationToken);
            if (!isNew)
            {
                audit.Add(AuditEvent.PasswordChanged, account, "by a link");
                db.Publish(new PasswordChanged(ids.New(), account.Id, account.Email!, account.Name, account.Language ?? Language.Current.Code, now));
            }
            await cache.ForgetAsync(db, account, cancellationToken);
            log.PasswordChanged(account.Id);
            return Result.Success;
        }
    }
}
