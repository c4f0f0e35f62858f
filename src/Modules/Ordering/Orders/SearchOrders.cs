namespace ClickCart.Ordering.Orders;

/// <summary>All orders, newest first or as they are sorted, for staff: by the three statuses, by time of ordering, and by what they mention.</summary>
internal static class SearchOrders
{
    /// <summary>A page of the back office shows more than the API's default.</summary>
    private const int OnPage = 40;

    /// <param name="Sort"><c>-placed</c> (default), <c>number</c>, <c>email</c> or <c>total</c>, each with and without the minus sign.</param>
    public sealed record Request(OrderFilter Filter, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<OrderResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders", (
                string? status, string? paymentStatus, string? fulfilmentStatus, string? q, string? from, string? to, bool? waiting, bool? held, bool? stuck,
                bool? awaitsStock, string? sort, PageRequest page, ShopTime shop, IMediator m, CancellationToken ct) =>
                m.Send(new Request(
                    OrderFilter.Of(status, paymentStatus, fulfilmentStatus, q, from, to, shop) with
                    {
                        Waiting = waiting is true,
                        Held = held is true,
                        Stuck = stuck is true,
                        AwaitStock = awaitsStock is true,
                    }, sort, page), ct).Ok())
                .RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/orders", (OrderFilter filter, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(filter, sort, page with { Limit = OnPage }), ct).Page(typeof(SearchOrdersPage)))
                .RequireAccess(Permissions.ReadOrders).AsList();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Filter.Q).Search();
    }

    internal sealed class Handler(OrderingDbContext db, StuckOrders stuck) : IRequestHandler<Request, Result<PagedResult<OrderResponse>>>
    {
        public async Task<Result<PagedResult<OrderResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var orders = await db.Orders.WantedAsync(db, request.Filter, cancellationToken);
            if (request.Filter.Stuck) orders = await stuck.AmongAsync(orders, cancellationToken);
            return await orders.PageAsync(request.Page, cancellationToken, request.Sort);
        }
    }
}
