namespace ClickCart.Catalog.Products;

/// <summary>Takes a product out of the shop. Archiving it again changes nothing.</summary>
internal static class ArchiveProduct
{
    public sealed record Request(Guid ProductId) : IRequest<Result<ProductDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/products/{id:guid}/archive", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/products/{id:guid}/archive", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(p => $"/admin/products/{p.Id}", "The product is archived.", again: $"/admin/products/{id}"))
                .RequireAccess(Permissions.EditCatalog);
        }
    }

    internal sealed class Handler(CatalogDbContext db, TimeProvider clock) : IRequestHandler<Request, Result<ProductDetails>>
    {
        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Products.WholeAsync(request.ProductId, cancellationToken) is not { } product) return Product.NotFound;
            product.Archive(clock.GetUtcNow());
            return ProductDetails.Of(product);
        }
    }
}
