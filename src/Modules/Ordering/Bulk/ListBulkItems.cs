namespace ClickCart.Ordering.Bulk;

/// <summary>What became of each order of a bulk action, in their order, and on its page how far it is.</summary>
internal static class ListBulkItems
{
    /// <summary>On its page.</summary>
    private const int OnPage = 50;

    /// <param name="State">Of one state alone; null for all.</param>
    public sealed record Request(Guid Id, BulkItemState? State, PageRequest Page) : IRequest<Result<Response>>;

    public sealed record Response(BulkActionResponse Action, PagedResult<Item> Items);

    /// <param name="OrderNumber">Null where there is no such order.</param>
    /// <param name="State"><c>waiting</c>, <c>begun</c>, <c>underWay</c>, <c>done</c>, <c>failed</c> or <c>skipped</c>.</param>
    /// <param name="Problem">Why it failed, for staff; null where it did not.</param>
    /// <param name="At">When it came to that; null while it waits.</param>
    public sealed record Item(int Number, Guid OrderId, string? OrderNumber, BulkItemState State, string? Problem, DateTimeOffset? At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapGet("/admin/orders/bulk/{id:guid}/items", async Task<OkResult<PagedResult<Item>>> (
                Guid id, string? state, PageRequest page, IMediator m, CancellationToken ct) =>
            {
                var found = await m.Send(new Request(id, StateOf(state), page), ct);
                return new(found.Error is { } error ? error : found.Value.Items);
            }).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/orders/bulk/{id:guid}", (Guid id, string? state, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, StateOf(state), page with { Limit = OnPage }), ct).Page(typeof(ListBulkItemsPage)))
                .RequireAccess(Permissions.ReadOrders);
        }

        private static BulkItemState? StateOf(string? word) => string.IsNullOrEmpty(word) ? null
            : Enum.GetValues<BulkItemState>().Cast<BulkItemState?>().FirstOrDefault(s => Orders.OrderState.Word(s!.Value) == word)
                ?? throw new ProblemException(Error.Malformed(
                    $"state is one of {string.Join(", ", Enum.GetValues<BulkItemState>().Select(Orders.OrderState.Word))}."));
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindBulkAsync(request.Id, cancellationToken) is not { } action) return Error.NotFound("bulk action");
            var items = db.BulkItems.AsNoTracking().Where(i => i.BulkActionId == request.Id);
            if (request.State is { } state) items = items.Where(i => i.State == state);
            if (request.Page.After<int>() is { } after) items = items.Where(i => i.Number > after);
            var rows = await items.OrderBy(i => i.Number).Take(request.Page.Take).ToListAsync(cancellationToken);
            return new Response(action, request.Page.ToResult(
                rows, i => i.Number, i => new Item(i.Number, i.OrderId, i.OrderNumber, i.State, i.Problem, i.At)));
        }
    }
}
