using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Makes a draft of all that is said about a product, pictures too. Its name, slug and SKUs are made from the old ones; barcodes stay behind, since
/// each names one thing in the world, and so does the stock.
/// </summary>
internal static class DuplicateProduct
{
    public sealed record Request(Guid ProductId) : IRequest<Result<ProductDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/products/{id:guid}/duplicate", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Created(p => $"{Endpoints.ApiPrefix}/admin/products/{p.Id}")).RequireAccess(Permissions.EditCatalog).Keyed();
            app.Admin().MapPost("/products/{id:guid}/duplicate", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(p => $"/admin/products/{p.Id}", "This is the copy, a draft. Check its name and SKUs.",
                    again: $"/admin/products/{id}")).RequireAccess(Permissions.EditCatalog).Keyed();
        }
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<ProductDetails>>
    {
        private const string Suffix = " (copy)";

        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Products.WholeAsync(request.ProductId, cancellationToken) is not { } original) return Product.NotFound;
            var (id, name) = (ids.New(), original.Name[..Math.Min(original.Name.Length, Product.NameLength - Suffix.Length)] + Suffix);
            var wanted = Slug.Of(name, id);
            var slugs = await db.Products.Where(p => p.Slug.StartsWith(wanted)).Select(p => p.Slug).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            var variants = new List<VariantFacts>();
            foreach (var variant in original.Facts.Variants)
                variants.Add(variant with { Sku = await FreeSkuAsync(variant.Sku, variants, cancellationToken), Barcode = null });
            var facts = original.Facts with { Name = name, Status = ProductStatus.Draft, Variants = variants };
            var images = original.Images.Where(i => !Picture.IsStandard(i.Url)).ToList();
            var product = new Product(id, Slug.Free(wanted, slugs), facts, await availability.StockedAsync([.. variants.Select(v => v.Sku)], cancellationToken),
                clock.GetUtcNow(), images.Count > 0 ? images : null);
            db.Products.Add(product);
            return ProductDetails.Of(product);
        }

        /// <summary>The SKU with the first number behind it that makes it a new one.</summary>
        private async Task<string> FreeSkuAsync(string sku, IReadOnlyList<VariantFacts> given, CancellationToken ct)
        {
            var begin = sku[..Math.Min(sku.Length, Variant.SkuLength - 5)] + "-";
            var taken = await db.Variants.Where(v => v.Sku.StartsWith(begin)).Select(v => v.Sku).ToHashSetAsync(StringComparer.Ordinal, ct);
            taken.UnionWith(given.Select(g => g.Sku));
            return Enumerable.Range(2, taken.Count + 1).Select(i => $"{begin}{i}").First(s => !taken.Contains(s));
        }
    }
}
