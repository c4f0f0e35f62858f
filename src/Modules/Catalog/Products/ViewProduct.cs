using ClickCart.Catalog.Categories;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>One product of the shop, with how many of each variant can be bought now.</summary>
internal static class ViewProduct
{
    /// <param name="WithCompany">With what its page shows beside it: where it stands, and what else stands there.</param>
    public sealed record Request(string IdOrSlug, bool WithCompany = false) : IRequest<Result<Response>>;

    public sealed record Response(
        Guid Id, string Slug, string Name, string Description, Shelf Category, IReadOnlyList<ProductImage> Images,
        IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Item> Variants) : IVersioned
    {
        internal int ProductVersion { get; init; }
        internal IReadOnlyList<Categories.Shelf> Trail { get; init; } = [];
        internal IReadOnlyList<ProductCard> Related { get; init; } = [];

        // The answer changes with the stock too, so the ETag does.
        int IVersioned.Version => Variants.Aggregate(ProductVersion, (version, v) => unchecked((version * 16777619) ^ v.Available)) & int.MaxValue;
    }

    public sealed record Shelf(string Slug, string Name);

    public sealed record Item(string Sku, string Name, Money Price, int Available);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog").MapGet("/products/{idOrSlug}", (string idOrSlug, IMediator m, CancellationToken ct) => m.Send(new Request(idOrSlug), ct).Ok())
                .RequireAccess(Access.Anyone).SameForEverybody();
            app.Shop().MapGet("/products/{slug}", (string slug, IMediator m, CancellationToken ct) =>
                m.Send(new Request(slug, WithCompany: true), ct).Page(typeof(ViewProductPage))).RequireAccess(Access.Anyone);
        }
    }

    internal sealed record Row(
        Guid Id, string Slug, string Name, string Description, string Category, string CategoryName, IReadOnlyList<ProductImage> Images,
        IReadOnlyList<ProductAttribute> Attributes, int Version, List<VariantRow> Variants);

    internal sealed record VariantRow(string Sku, string Name, long PriceAmount, string Currency);

    /// <summary>Compiled for the page that is opened most. One instance per process: a compiled query belongs to one model.</summary>
    internal sealed class Queries
    {
        public Func<CatalogDbContext, string, Task<Row?>> BySlug { get; } = EF.CompileAsyncQuery((CatalogDbContext db, string slug) => (
            from p in db.Products.AsNoTracking()
            join c in db.Categories on p.Category equals c.Slug
            where p.Status == ProductStatus.Active && p.Slug == slug
            select new Row(p.Id, p.Slug, p.Name, p.Description, c.Slug, c.Name, p.Images, p.Attributes, p.Version,
                p.Variants.OrderBy(v => v.Position).Select(v => new VariantRow(v.Sku, v.Name, v.PriceAmount, v.Currency)).ToList())).FirstOrDefault());
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, CategoryTree tree, Queries queries)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var slug = request.IdOrSlug;
            if (Guid.TryParse(slug, out var id)) slug = await db.Products.Where(p => p.Id == id).Select(p => p.Slug).FirstOrDefaultAsync(cancellationToken);
            if (!Slug.IsValid(slug) || await queries.BySlug(db, slug!) is not { } found) return Product.NotFound;

            var available = await availability.OfAsync([.. found.Variants.Select(v => v.Sku)], cancellationToken);
            var product = new Response(
                found.Id, found.Slug, found.Name, found.Description, new(found.Category, found.CategoryName), found.Images,
                ProductAttribute.ToObject(found.Attributes), [.. found.Variants.Select(v =>
                    new Item(v.Sku, v.Name.Length > 0 ? v.Name : found.Name, new(v.PriceAmount, v.Currency), available.GetValueOrDefault(v.Sku)))])
            {
                ProductVersion = found.Version,
            };
            if (!request.WithCompany) return product;
            return product with
            {
                Trail = await tree.TrailAsync(found.Category, cancellationToken),
                Related = await db.Products.WithSpecification(new NewestInShop()).Where(p => p.Category == found.Category && p.Id != found.Id)
                    .Take(4).Select(ProductCard.Of).ToListAsync(cancellationToken),
            };
        }
    }
}
