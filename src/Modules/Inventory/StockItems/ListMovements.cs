using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.StockItems;

/// <summary>The ledger of one SKU, newest first.</summary>
internal static class ListMovements
{
    public sealed record Request(string Sku, PageRequest Page) : IRequest<Result<PagedResult<Response>>>;

    /// <param name="Balance">On hand at all locations together, after it.</param>
    /// <param name="Reference">The id of the order of what was shipped or returned, that of the transfer of what was moved.</param>
    /// <param name="Location">The code of the location where it happened.</param>
    public sealed record Response(
        DateTimeOffset At, MovementKind Kind, int Delta, int Balance, string Reason, string? Reference, string Actor, string Location);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Inventory: back office").MapGet("/admin/stock/{sku}/movements", (string sku, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(sku, page), ct).Ok()).RequireAccess(Permissions.ReadStock);
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<PagedResult<Response>>>
    {
        public async Task<Result<PagedResult<Response>>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!await db.StockItems.AnyAsync(i => i.Sku == request.Sku, cancellationToken)) return UnknownSku.Of(request.Sku, "in stock");
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            return await db.LedgerAsync(request.Sku, request.Page,
                m => new Response(m.At, m.Kind, m.Delta, m.Balance, m.Reason, m.Reference, m.Actor, locations[m.LocationId].Code), cancellationToken);
        }
    }
}
