using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Counts;

/// <summary>Stock counts, newest first.</summary>
internal static class ListCounts
{
    /// <param name="State">One of <see cref="CountState"/>; null for all.</param>
    /// <param name="Sort"><c>-opened</c> (default) or <c>opened</c>.</param>
    public sealed record Request(string? State, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<StockCountResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapGet("/admin/stock-counts", (string? state, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(state, sort, page), ct).Ok()).RequireAccess(Permissions.ReadStock);
            app.Admin().MapGet("/stock-counts", (string? state, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(state, sort, page), ct).Page(typeof(ListCountsPage))).RequireAccess(Permissions.ReadStock).AsList();
        }
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<PagedResult<StockCountResponse>>>
    {
        private static readonly ListSorts<StockCount, Guid> Sorts = new ListSorts<StockCount, Guid>("-opened", c => c.Id).By("opened", c => c.OpenedAt);

        public async Task<Result<PagedResult<StockCountResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var counts = db.Counts.AsNoTracking();
            if (request.State is { Length: > 0 } said)
            {
                if (EnumWord.Find<CountState>(said) is not { } state) return Error.Malformed("state is one of open, booked, cancelled.");
                counts = counts.Where(c => c.State == state);
            }
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(counts, request.Page).ToListAsync(cancellationToken);
            var sums = await db.SumsAsync([.. rows.Select(c => c.Id)], cancellationToken);
            return sort.ToResult(request.Page, rows, c => StockCountResponse.Of(c, sums.GetValueOrDefault(c.Id) ?? CountSums.Of(c), locations));
        }
    }
}
