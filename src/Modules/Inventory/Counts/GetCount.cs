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
            if (await db.Counts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } count)
                return Error.NotFound("stock count");
            var sums = await db.SumsAsync([count.Id], cancellationToken);
            var lines = db.CountLines.AsNoTracking().Where(l => l.CountId == count.Id);
            if (request.Only is "open") lines = lines.Where(l => l.Counted == null);
            if (request.Only is "different") lines = lines.Where(l => l.Counted != null && l.Counted != l.Expected);
            if (request.Page.After<Last>()?.Sku is { } after) lines = lines.Where(l => l.Sku.CompareTo(after) > 0);
            var rows = await lines.OrderBy(l => l.Sku).Take(request.Page.Take).ToListAsync(cancellationToken);
            var labels = await catalog.LabelsAsync([.. rows.Select(l => l.Sku)], cancellationToken);
            return new Response(
                StockCountResponse.Of(count, sums.GetValueOrDefault(count.Id) ?? CountSums.Of(count), await LocationTable.ReadAsync(db, cancellationToken)),
                request.Page.ToResult(rows, l => new Last(l.Sku), l => new Line(
                    l.Sku, labels.GetValueOrDefault(l.Sku)?.Name, l.Expected, l.Counted, l.Difference, l.Booked)));
        }

        private readonly record struct Last(string Sku);
    }
}
