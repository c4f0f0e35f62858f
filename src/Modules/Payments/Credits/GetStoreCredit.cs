using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>What the caller's account has, with what happened to it.</summary>
internal static class GetStoreCredit
{
    public sealed record Request : IRequest<Result<StoreCreditResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/me/store-credit", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("Your store credit").RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/store-credit", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(GetStoreCreditPage)))
                .RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ICustomerDirectory customers, IOrderReader orders, ICaller caller)
        : IRequestHandler<Request, Result<StoreCreditResponse>>
    {
        public async Task<Result<StoreCreditResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.StoreCreditAsync(customers, orders, caller.AccountId!.Value, forStaff: false, cancellationToken);
    }
}
