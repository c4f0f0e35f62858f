using ClickCart.Inventory.Holds;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.StockItems;

/// <summary>Which orders wait for a SKU, for staff, in the order in which they are served.</summary>
internal static class ListBackorders
{
    public sealed record Request(string Sku, PageRequest Page) : IRequest<Result<PagedResult<WaitingOrder>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Inventory: back office").MapGet("/admin/stock/{sku}/backorders", (string sku, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(sku, page), ct).Ok()).RequireAccess(Permissions.ReadStock);
    }

    internal sealed class Handler(InventoryDbContext db, IOrderReader orders) : IRequestHandler<Request, Result<PagedResult<WaitingOrder>>>
    {
        public async Task<Result<PagedResult<WaitingOrder>>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.StockItems.AnyAsync(i => i.Sku == request.Sku, cancellationToken)
                ? await WaitingOrder.ListAsync(db, orders, request.Sku, request.Page, cancellationToken)
                : UnknownSku.Of(request.Sku, "in stock");
    }
}
