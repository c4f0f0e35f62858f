namespace ClickCart.Catalog.Products;

/// <summary>Who changed a product's prices, when, from what to what; the latest first.</summary>
internal static class ListPriceChanges
{
    public sealed record Request(Guid ProductId, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    public sealed record Item(string Sku, DateTimeOffset At, string Actor, Money From, Money To);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/products/{id:guid}/price-changes", (Guid id, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, page), ct).Ok()).RequireAccess(Permissions.ReadCatalog);
            app.Admin().MapGet("/products/{id:guid}/price-changes", (Guid id, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, page), ct).Page(typeof(ListPriceChangesPage))).RequireAccess(Permissions.ReadCatalog);
        }
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var changes = db.PriceChanges.AsNoTracking().Where(c => c.ProductId == request.ProductId);
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
                changes = changes.Where(c => c.At <= at && (c.At < at || c.Id < id));
            var rows = await changes.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            if (rows.Count == 0 && !await db.Products.AnyAsync(p => p.Id == request.ProductId, cancellationToken)) return Product.NotFound;
            return request.Page.ToResult(rows, c => (c.At, c.Id), c => new Item(c.Sku, c.At, c.Actor, c.From, c.To));
        }
    }
}
