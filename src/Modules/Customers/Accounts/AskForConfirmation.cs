using ClickCart.Customers.Contracts;
using ClickCart.Customers.Links;

namespace ClickCart.Customers.Accounts;

/// <summary>Sends the caller another link that confirms the address; one that is confirmed already gets none.</summary>
internal static class AskForConfirmation
{
    internal sealed record Request : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/me/confirmation", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Accepted())
                .WithSummary("Ask for another link that confirms your address").Refuses("too-many-mails").InCallersLanguage()
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/confirmation", (IMediator m, CancellationToken ct) =>
                m.Send(new Request(), ct).Redirect("/account", "The mail is on its way. Its link works for 30 minutes.", again: "/account"))
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, AccountLinks links, ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account)
                return Account.NotFound;
            if (account.ConfirmedAt is not null) return Result.Success;
            if (!await links.MayIssueAsync(AccountLinkPurpose.ConfirmAddress, account.Id, cancellationToken)) return AccountLinks.TooMany;
            db.Publish(new ConfirmationAsked(ids.New(), account.Id, Language.Current.Code, clock.GetUtcNow()));
            return Result.Success;
        }
    }
}
