namespace ClickCart.Ordering.Bulk;

/// <summary>Bulk actions, the latest first.</summary>
internal static class ListBulkActions
{
    public sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<BulkActionResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders/bulk", (PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Ok())
                .RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/orders/bulk", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Page(typeof(ListBulkActionsPage))).RequireAccess(Permissions.ReadOrders);
        }
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<PagedResult<BulkActionResponse>>>
    {
        public async Task<Result<PagedResult<BulkActionResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var actions = db.BulkActions.AsNoTracking();
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
                actions = actions.Where(b => b.CreatedAt <= at && (b.CreatedAt < at || b.Id.CompareTo(id) < 0));
            var rows = await actions.OrderByDescending(b => b.CreatedAt).ThenByDescending(b => b.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            var counts = await db.CountsAsync([.. rows.Select(b => b.Id)], cancellationToken);
            return request.Page.ToResult(rows, b => (b.CreatedAt, b.Id), b => BulkActionResponse.Of(b, counts[b.Id]));
        }
    }
}
