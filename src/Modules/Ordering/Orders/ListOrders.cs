namespace ClickCart.Ordering.Orders;

/// <summary>The account's own orders, newest first.</summary>
internal static class ListOrders
{
    public sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<OrderResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapGet("/orders", (PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Ok())
                .RequireAccess(Access.Customer);
            app.Shop().MapGet("/orders", (PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Page(typeof(ListOrdersPage)))
                .RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller) : IRequestHandler<Request, Result<PagedResult<OrderResponse>>>
    {
        public async Task<Result<PagedResult<OrderResponse>>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Orders.Where(o => o.AccountId == caller.AccountId).PageAsync(request.Page, cancellationToken);
    }
}
