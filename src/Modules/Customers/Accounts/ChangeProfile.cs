namespace ClickCart.Customers.Accounts;

/// <summary>Changes the caller's own name.</summary>
internal static class ChangeProfile
{
    internal sealed record Request(string? Name) : IRequest<Result<AccountView>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapPut("/me", (Request request, IfMatch _, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .WithSummary("Change your name").RequireAccess(Access.Customer);
            app.Shop().MapPost("/account/profile", (Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/account", "Your name is saved.", again: "/account")).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Name).NotEmpty().WithMessage("Enter your name.").MaximumLength(100).IsLine("name").HoldsNoCard();
    }

    internal sealed class Handler(CustomersDbContext db, ICaller caller, ExpectedVersion expected) : IRequestHandler<Request, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account) return Account.NotFound;
            if (expected.Misses(account)) return Error.Stale;
            account.Rename(request.Name!.Trim());
            return AccountView.From(account);
        }
    }
}
