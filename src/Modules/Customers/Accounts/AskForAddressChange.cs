using ClickCart.Customers.Contracts;
using ClickCart.Customers.Links;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Asks for another address of the caller's account. It changes when the link that is sent there is used; whether somebody else has it, the answer does
/// not tell.
/// </summary>
internal static class AskForAddressChange
{
    /// <param name="Password">The account's present one.</param>
    internal sealed record Request(string? Email, string? Password) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/me/email", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Accepted())
                .WithSummary("Ask for another address; the link that is sent there changes it").InCallersLanguage()
                .Refuses("locked-out", "too-many-mails", "address-reserved").RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/email", () => Pages.Show<AskForAddressChangePage>()).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/email", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect("/account", "A mail is on its way to the new address. Its link works for 30 minutes."))
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).IsEmailAddress();
            RuleFor(r => r.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(PasswordRules.MaxLength);
        }
    }

    private static readonly Error Reserved = Error.Conflict("address-reserved",
        "This account's address is set by ClickCart:Admin:Email, and changes there.");

    internal sealed class Handler(
        CustomersDbContext db, AccountLinks links, IPasswordHasher<Account> hasher, LockOut lockOut, ILookupNormalizer keys, FirstAdminSettings first,
        ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { PasswordHash: { } hash } account)
                return Account.NotFound;
            if (lockOut.WaitFor(account) is { } wait) return LockOut.Refusal(wait);
            if (hasher.VerifyHashedPassword(account, hash, request.Password!) is PasswordVerificationResult.Failed)
            {
                await lockOut.CountAsync(account, cancellationToken);
                return Error.Invalid("password", "This is not your present password.");
            }
            // The next start would make another admin.
            if (account.NormalizedEmail == keys.NormalizeEmail(first.Email)) return Reserved;
            if (account.NormalizedEmail == keys.NormalizeEmail(request.Email!)) return Error.Invalid("email", "This is your address already.");
            if (!await links.MayIssueAsync(AccountLinkPurpose.ChangeAddress, account.Id, cancellationToken)) return AccountLinks.TooMany;
            await links.ExpireAsync(account.Id, cancellationToken, AccountLinkPurpose.ChangeAddress);
            account.Want(request.Email!);
            db.Publish(new AddressChangeAsked(ids.New(), account.Id, Language.Current.Code, clock.GetUtcNow()));
            return Result.Success;
        }
    }
}
