using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;

namespace ClickCart.Customers.SecondFactors;

/// <summary>Ten new recovery codes; the old ones are worth nothing any more.</summary>
internal static class RenewRecoveryCodes
{
    internal sealed record Request(string? Password, string? Code) : IRequest<Result<RecoveryCodes>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPost("/me/second-factor/recovery-codes", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .WithSummary("Make new recovery codes").Refuses("second-factor-missing", "locked-out")
                .RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/security/recovery-codes", async (Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var renewed = await form.Send(r => m.Send(r, ct));
                return renewed.Succeeded ? Pages.Show(typeof(RecoveryCodeSheet), renewed.Value) : renewed.Redirect(_ => "", again: "/account/security");
            }).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Password).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithMessage("Enter your present password.");
            RuleFor(r => r.Code).NotEmpty().MaximumLength(SecondFactorCheck.CodeLength).WithMessage("Enter a code.");
        }
    }

    internal sealed class Handler(CustomersDbContext db, SecondFactorCheck check, SecurityLog log, AuditTrail audit, ICaller caller)
        : IRequestHandler<Request, Result<RecoveryCodes>>
    {
        public async Task<Result<RecoveryCodes>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account) return Account.NotFound;
            if (await check.OfAsync(account.Id, cancellationToken) is not { IsSet: true } factor) return SecondFactor.NotSet;
            if (await check.ProveAsync(account, request.Password!, factor, request.Code, cancellationToken) is { } refused) return refused;
            var codes = check.NewRecoveryCodes();
            factor.Renew(codes);
            audit.Add(AuditEvent.SecondFactorChanged, account, "new recovery codes");
            log.SecondFactorChanged(account.Id, "new recovery codes");
            return new RecoveryCodes(codes);
        }
    }
}
