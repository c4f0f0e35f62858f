namespace ClickCart.Customers.Accounts;

/// <summary>The caller's own account.</summary>
internal static class GetProfile
{
    internal sealed record Request : IRequest<Result<AccountView>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/me", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("Your account").RequireAccess(Access.Customer);
            app.Shop().MapGet("/account", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(GetProfilePage)))
                .RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(CustomersDbContext db, ICaller caller) : IRequestHandler<Request, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Accounts.AsNoTracking().Where(a => a.Id == caller.AccountId).Select(AccountView.Of).SingleOrDefaultAsync(cancellationToken) is { } account
                ? account
                : Account.NotFound;
    }
}
