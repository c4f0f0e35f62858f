using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>What a customer's account has, with what happened to it: for staff, and for the customer.</summary>
internal static class GetStoreCredit
{
    /// <param name="AccountId">Null for the caller's own.</param>
    public sealed record Request(Guid? AccountId) : IRequest<Result<Response>>;

    /// <param name="Email">Of the account.</param>
    /// <param name="Balances">One for each currency in which there is or was any.</param>
    /// <param name="Ledger">The newest first.</param>
    public sealed record Response(Guid AccountId, string Email, IReadOnlyList<Money> Balances, IReadOnlyList<CreditMovement> Ledger);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapGet("/admin/customers/{id:guid}/store-credit", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).WithSummary("A customer's store credit").RequireAccess(Permissions.ReadCredit);
            app.Admin().MapGet("/customers/{id:guid}/store-credit", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(ChangeStoreCreditPage))).RequireAccess(Permissions.ReadCredit);
            app.Api("Accounts").MapGet("/me/store-credit", (IMediator m, CancellationToken ct) => m.Send(new Request(null), ct).Ok())
                .WithSummary("Your store credit").RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/store-credit", (IMediator m, CancellationToken ct) => m.Send(new Request(null), ct).Page(typeof(GetStoreCreditPage)))
                .RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ICustomerDirectory customers, IOrderReader orders, ICaller caller)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var account = request.AccountId ?? caller.AccountId!.Value;
            if (await customers.EmailOfAsync(account, cancellationToken) is not { } email) return Error.NotFound("customer");
            var credits = await db.Credits.AsNoTracking().Where(c => c.AccountId == account).OrderBy(c => c.Currency).ToArrayAsync(cancellationToken);
            return new Response(account, email, [.. credits.Select(c => c.Money)],
                await db.LedgerOfAsync(orders, forStaff: request.AccountId is not null, cancellationToken, credits));
        }
    }
}
