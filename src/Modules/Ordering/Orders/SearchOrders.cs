using ClickCart.Ordering.Bulk;

namespace ClickCart.Ordering.Orders;

/// <summary>All orders, newest first or as they are sorted, for staff: by the three statuses, by time of ordering, and by what they mention.</summary>
internal static class SearchOrders
{
    /// <summary>A page of the back office shows more than the API's default.</summary>
    private const int OnPage = 40;

    /// <param name="Sort"><c>-placed</c> (default), <c>number</c>, <c>email</c> or <c>total</c>, each with and without the minus sign.</param>
    public sealed record Request(OrderFilter Filter, string? Sort, PageRequest Page, bool Counts = false) : IRequest<Result<Response>>;

    /// <param name="Matching">
    /// How many there are, at most one more than can be worked on at once; null where they are on this page or would have to be searched for.
    /// </param>
    public sealed record Response(PagedResult<OrderResponse> Page, int? Matching);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders", async Task<OkResult<PagedResult<OrderResponse>>> (
                string? status, string? paymentStatus, string? fulfilmentStatus, string? q, string? from, string? to, bool? waiting, bool? held, bool? stuck,
                bool? awaitsStock, string? tag, string? sort, PageRequest page, ShopTime shop, IMediator m, CancellationToken ct) =>
            {
                var filter = OrderFilter.Of(status, paymentStatus, fulfilmentStatus, q, from, to, shop) with
                {
                    Waiting = waiting is true,
                    Held = held is true,
                    Stuck = stuck is true,
                    AwaitStock = awaitsStock is true,
                    Tag = string.IsNullOrEmpty(tag) ? null : OrderTag.Normal(tag),
                };
                var found = await m.Send(new Request(filter, sort, page), ct);
                return new(found.Error is { } error ? error : found.Value.Page);
            }).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/orders", (OrderFilter filter, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(filter, sort, page with { Limit = OnPage }, Counts: true), ct).Page(typeof(SearchOrdersPage)))
                .RequireAccess(Permissions.ReadOrders).AsList();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Filter.Q).Search();
    }

    internal sealed class Handler(OrderingDbContext db, StuckOrders stuck) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var orders = await db.Orders.WantedAsync(db, request.Filter, cancellationToken);
            if (request.Filter.Stuck) orders = await stuck.AmongAsync(orders, cancellationToken);
            var page = await orders.PageAsync(request.Page, cancellationToken, request.Sort);
            var tags = await db.TagsOfAsync([.. page.Items.Select(o => o.Id)], cancellationToken);
            var isAll = page.NextCursor is null && request.Page.Cursor is null;
            var matching = !request.Counts || isAll || request.Filter.Q is { Length: > 0 } ? (int?)null
                : await orders.Select(o => o.Id).Take(BulkAction.Most + 1).CountAsync(cancellationToken);
            return new Response(page with { Items = [.. page.Items.Select(o => o with { Tags = [.. tags[o.Id]] })] }, matching);
        }
    }
}
