using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Invitations;
using ClickCart.Customers.Links;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Takes the one-time link of a mail that confirms an account's address, or gives it the new one that its owner asked for. Opening the link changes
/// nothing: programs that look through mails open them too.
/// </summary>
internal static class ConfirmAddress
{
    private static readonly AccountLinkPurpose[] Purposes = [AccountLinkPurpose.ConfirmAddress, AccountLinkPurpose.ChangeAddress];

    internal sealed record Question(string? Token) : IRequest<Result<LinkView>>;

    internal sealed record Request(string? Token) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/accounts/confirm", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).NoContent())
                .WithSummary("Confirm an address by the token of a mail's link").Refuses("not-found", "token-used", "token-expired").InCallersLanguage()
                .RequireRateLimiting(Guards.SignIn).WithMetadata(new IgnoresBearer()).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/account/confirm", (string? token, IMediator m, CancellationToken ct) =>
                m.Send(new Question(token), ct).Page(typeof(ConfirmAddressPage))).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/account/confirm", (Form<Request> form, ICaller caller, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(caller.AccountId is null ? "/sign-in" : "/account", "Thank you! Your address is confirmed."))
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(200);
    }

    internal sealed class Looks(AccountLinks links) : IRequestHandler<Question, Result<LinkView>>
    {
        public async Task<Result<LinkView>> Handle(Question request, CancellationToken cancellationToken) =>
            await links.LookAsync(request.Token, Purposes, cancellationToken);
    }

    internal sealed class Handler(
        CustomersDbContext db, AccountLinks links, Hiring hiring, ILookupNormalizer keys, SessionCache cache, SecurityLog log, AuditTrail audit,
        TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var taken = await links.TakeAsync(request.Token, Purposes, cancellationToken);
            if (taken.Error is { } refused) return refused;
            var link = taken.Value;
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == link.Subject, cancellationToken) is not { } account) return AccountLinks.Unknown;
            if (link.Purpose is AccountLinkPurpose.ChangeAddress) return await MoveAsync(account, link, cancellationToken);
            account.Confirm(clock.GetUtcNow());
            db.Publish(new AddressConfirmed(account.Id, account.Email!, clock.GetUtcNow()));
            log.AddressConfirmed(account.Id);
            return Result.Success;
        }

        private async Task<Result> MoveAsync(Account account, AccountLink link, CancellationToken ct)
        {
            // Somebody signed up with it meanwhile, or another one was asked for since.
            if (account.WantedEmail != link.Address || await links.IsTakenAsync(link.Address, ct)) return AccountLinks.Expired;
            var (was, now) = (account.Email!, clock.GetUtcNow());
            account.Move(link.Address, keys.NormalizeEmail(link.Address)!, now);
            await hiring.FollowAsync(was, account.Email!, ct);
            // What lies in the old mailbox opens nothing any more.
            await links.ExpireAsync(account.Id, ct);
            audit.Add(AuditEvent.AddressChanged, account, $"{was} became {account.Email}");
            db.Publish(new AddressChanged(ids.New(), account.Id, was, account.Email!, account.Name, account.Language ?? Language.Current.Code, now));
            db.Publish(new AddressConfirmed(account.Id, account.Email!, now));
            log.AddressChanged(account.Id);
            await cache.ForgetAsync(db, account, ct);
            return Result.Success;
        }
    }
}
