using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Counts;

/// <summary>One count, with a page of its lines by SKU: the preview of what booking it changes.</summary>
internal static class GetCount
{
    /// <param name="Only"><c>open</c>: those that nobody has counted yet; <c>different</c>: those that are not what was expected.</param>
    public sealed record Request(Guid Id, string? Only, PageRequest Page) : IRequest<Result<Response>>;

    public sealed record Response(StockCountResponse Count, PagedResult<Line> Lines) : IVersioned
    {
        public int Version => Count.Version;
    }

    /// <param name="Expected">Units there by the ledger, when they were counted.</param>
    /// <param name="Counted">Null while nobody has counted it.</param>
    /// <param name="Booked">What was booked; null before.</param>
    public sealed record Line(string Sku, string? Name, int Expected, int? Counted, int Difference, int? Booked);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapGet("/admin/stock-counts/{id:guid}", (Guid id, string? only, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, only, page), ct).Ok()).RequireAccess(Permissions.ReadStock);
            app.Admin().MapGet("/stock-counts/{id:guid}", (Guid id, string? only, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, only, page), ct).Page(typeof(GetCountPage))).RequireAccess(Permissions.ReadStock);
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICatalog catalog) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Only is not (null or "" or "open" or "different")) return Error.Malformed("only is 'open' or 'different'.");
            if (await db.Counts.AsNoTracking().Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } count)
                return Error.NotFound("stock count");
            var after = request.Page.After<Last>()?.Sku;
            var rows = count.Lines.Where(l => request.Only switch { "open" => l.Counted is null, "different" => l.Difference != 0, _ => true })
                .Where(l => after is null || string.CompareOrdinal(l.Sku, after) > 0).OrderBy(l => l.Sku, StringComparer.Ordinal).Take(request.Page.Take).ToList();
            var labels = await catalog.LabelsAsync([.. rows.Select(l => l.Sku)], cancellationToken);
            return new Response(
                StockCountResponse.Of(count, await LocationTable.ReadAsync(db, cancellationToken)),
                request.Page.ToResult(rows, l => new Last(l.Sku), l => new Line(
                    l.Sku, labels.GetValueOrDefault(l.Sku)?.Name, l.Expected, l.Counted, l.Difference, l.Booked)));
        }

        private readonly record struct Last(string Sku);
    }
}
