using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>The page on which a product is looked after: its fields and variants, its pictures, its latest prices.</summary>
internal static class EditProduct
{
    private const int LatestPrices = 8;

    public sealed record Request(Guid ProductId) : IRequest<Result<Response>>;

    public sealed record Response(ProductDetails Product, ProductForm Form, IReadOnlyList<PriceChange> Prices);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/products/{id:guid}",
            (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Page(typeof(EditProductPage))).RequireAccess(Permissions.ReadCatalog);
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Products.AsNoTracking().WholeAsync(request.ProductId, cancellationToken) is not { } found) return Product.NotFound;
            var product = ProductDetails.Of(found);
            var prices = await db.PriceChanges.AsNoTracking().Where(c => c.ProductId == product.Id)
                .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(LatestPrices).ToListAsync(cancellationToken);
            var available = await availability.OfAsync([.. product.Variants.Select(v => v.Sku)], cancellationToken);
            return new Response(product, new(product, await ProductForm.CategoriesAsync(db, cancellationToken), available), prices);
        }
    }
}
