using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;

namespace ClickCart.Customers.SecondFactors;

/// <summary>Adds a passkey beside the app's codes. Browsers make them, so there is no call of the API for it.</summary>
internal static class AddPasskey
{
    /// <param name="Name">By which its owner knows it.</param>
    /// <param name="Passkey">The browser's answer, as JSON.</param>
    /// <param name="PasskeyState">What was asked.</param>
    internal sealed record Request(string? Name, string? Password, string? Passkey, string? PasskeyState) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Shop()
            .MapPost("/account/security/passkeys", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect("/account/security", "The passkey is added.", again: "/account/security"))
            .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give it a name, such as Work laptop.").MaximumLength(Passkey.NameLength);
            RuleFor(r => r.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithMessage("Enter your present password.");
            RuleFor(r => r.Passkey).MaximumLength(PasskeyQuestion.AnswerLength);
            RuleFor(r => r.PasskeyState).MaximumLength(PasskeyQuestion.AnswerLength);
        }
    }

    internal sealed class Handler(CustomersDbContext db, SecondFactorCheck check, Passkeys passkeys, SecurityLog log, AuditTrail audit, ICaller caller)
        : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account) return Account.NotFound;
            if (await check.OfAsync(account.Id, cancellationToken) is not { IsSet: true } factor) return SecondFactor.NotSet;
            if (await check.ProveAsync(account, request.Password!, null, null, cancellationToken) is { } refused) return refused;
            await db.Entry(factor).Collection(f => f.Passkeys).LoadAsync(cancellationToken);
            if (factor.Passkeys.Count >= SecondFactor.MostPasskeys)
                return Error.Conflict("too-many-passkeys", $"An account has at most {SecondFactor.MostPasskeys} passkeys. Remove one first.");
            if (await passkeys.MakeAsync(account.Id, request.Name!, request.Passkey ?? "", request.PasskeyState ?? "", cancellationToken) is not { } passkey)
                return Passkeys.Wrong;
            factor.Add(passkey);
            audit.Add(AuditEvent.SecondFactorChanged, account, "passkey added");
            log.SecondFactorChanged(account.Id, "passkey added");
            return Result.Success;
        }
    }
}
