using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Transfers;

/// <summary>Transfers, newest first.</summary>
internal static class ListTransfers
{
    /// <param name="State">One of <see cref="TransferState"/>; null for all.</param>
    /// <param name="Location">The code of the location that it leaves or goes to.</param>
    /// <param name="Sku">One that it holds.</param>
    /// <param name="Sort"><c>-created</c> (default) or <c>created</c>.</param>
    public sealed record Request(string? State, string? Location, string? Sku, string? Sort, PageRequest Page)
        : IRequest<Result<PagedResult<TransferResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapGet(
                "/admin/transfers", (string? state, string? location, string? sku, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(state, location, sku, sort, page), ct).Ok()).RequireAccess(Permissions.ReadStock);
            app.Admin().MapGet(
                "/transfers", (string? state, string? location, string? sku, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(state, location, sku, sort, page), ct).Page(typeof(ListTransfersPage))).RequireAccess(Permissions.ReadStock).AsList();
        }
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<PagedResult<TransferResponse>>>
    {
        private static readonly ListSorts<Transfer, Guid> Sorts = new ListSorts<Transfer, Guid>("-created", t => t.Id).By("created", t => t.CreatedAt);

        public async Task<Result<PagedResult<TransferResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            var transfers = db.Transfers.AsNoTracking();
            if (request.State is { Length: > 0 } said)
            {
                if (EnumWord.Find<TransferState>(said) is not { } state)
                    return Error.Malformed($"state is one of {string.Join(", ", Enum.GetNames<TransferState>().Select(n => n.ToLowerInvariant()))}.");
                transfers = transfers.Where(t => t.State == state);
            }
            if (request.Location?.Trim() is { Length: > 0 } code)
            {
                var at = locations.All.FirstOrDefault(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase))?.Id ?? Guid.Empty;
                transfers = transfers.Where(t => t.FromId == at || t.ToId == at);
            }
            if (request.Sku?.Trim() is { Length: > 0 } sku) transfers = transfers.Where(t => t.Lines.Any(l => l.Sku == sku));
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(transfers, request.Page).Include(t => t.Lines).AsSplitQuery().ToListAsync(cancellationToken);
            // One that was made meanwhile may be among them.
            locations = await LocationTable.ReadAsync(db, cancellationToken);
            return sort.ToResult(request.Page, rows, t => TransferResponse.Of(t, locations));
        }
    }
}
