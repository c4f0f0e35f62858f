using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Credits;

/// <summary>The store credit of a customer with its ledger, for staff.</summary>
internal static class GetCustomerCredit
{
    public sealed record Request(Guid AccountId) : IRequest<Result<StoreCreditResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Gift cards").MapGet("/admin/customers/{id:guid}/store-credit", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).WithSummary("A customer's store credit").RequireAccess(Permissions.ReadCredit);
            app.Admin().MapGet("/customers/{id:guid}/store-credit", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetCustomerCreditPage))).RequireAccess(Permissions.ReadCredit);
        }
    }

    internal sealed class Handler(PaymentsDbContext db, ICustomerDirectory customers, IOrderReader orders)
        : IRequestHandler<Request, Result<StoreCreditResponse>>
    {
        public async Task<Result<StoreCreditResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.StoreCreditAsync(customers, orders, request.AccountId, forStaff: true, cancellationToken);
    }
}
