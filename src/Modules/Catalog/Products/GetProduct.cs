namespace ClickCart.Catalog.Products;

/// <summary>One product for the back office, whatever its status.</summary>
internal static class GetProduct
{
    public sealed record Request(Guid ProductId) : IRequest<Result<ProductDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog: back office").MapGet("/admin/products/{id:guid}",
            (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok()).RequireAccess(Permissions.ReadCatalog);
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<ProductDetails>>
    {
        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Products.AsNoTracking().WholeAsync(request.ProductId, cancellationToken) is { } product ? ProductDetails.Of(product) : Product.NotFound;
    }
}
