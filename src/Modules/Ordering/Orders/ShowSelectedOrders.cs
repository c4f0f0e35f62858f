namespace ClickCart.Ordering.Orders;

/// <summary>The orders that staff has selected in a list, to be kept back, released or exported together.</summary>
internal static class ShowSelectedOrders
{
    public sealed record Request(OrderFilter Filter) : IRequest<Result<Response>>;

    /// <param name="KeptBack">The ids of those that are kept back.</param>
    public sealed record Response(IReadOnlyList<OrderResponse> Orders, IReadOnlyList<Guid> KeptBack);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/orders/selected", (OrderFilter filter, IMediator m, CancellationToken ct) =>
            m.Send(new Request(filter), ct).Page(typeof(ShowSelectedOrdersPage))).RequireAccess(Permissions.ReadOrders);
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var selected = request.Filter with { Orders = request.Filter.Orders ?? [] };
            var orders = await (await db.Orders.WantedAsync(db, selected, cancellationToken)).PageAsync(new(OrderFilter.MostSelected, null), cancellationToken);
            return new Response(
                orders.Items, await (await db.Orders.WantedAsync(db, selected,
                    cancellationToken)).Where(o => o.KeptBackAt != null).Select(o => o.Id).ToListAsync(cancellationToken));
        }
    }
}
