using System.Text.Json.Serialization;
using ClickCart.Catalog.Categories;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>
/// One product of the shop, with how many of each variant can be bought now. A slug that it had before leads to its present address for good (301).
/// </summary>
internal static class ViewProduct
{
    /// <param name="WithCompany">With what its page shows beside it: where it stands, and what else stands there.</param>
    public sealed record Request(string IdOrSlug, bool WithCompany = false) : IRequest<Result<Response>>;

    public sealed record Response(
        Guid Id, string Slug, string Name, string Description, Shelf Category, IReadOnlyList<ProductImage> Images,
        IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Item> Variants) : IVersioned
    {
        /// <summary>Who makes it; may be empty.</summary>
        public string Vendor { get; init; } = "";

        public IReadOnlyList<string> Tags { get; init; } = [];

        /// <summary>What its variants differ in; none: in their names alone.</summary>
        public IReadOnlyList<ProductOption> Options { get; init; } = [];

        internal string SeoTitle { get; init; } = "";
        internal string SeoDescription { get; init; } = "";
        internal int ProductVersion { get; init; }
        internal IReadOnlyList<Categories.Shelf> Trail { get; init; } = [];
        internal IReadOnlyList<ProductCard> Related { get; init; } = [];

        // The answer changes with the stock too, so the ETag does.
        int IVersioned.Version =>
            Variants.Aggregate(ProductVersion, (version, v) => unchecked((version * 16777619) ^ v.Available ^ Mark(v.Backorder))) & int.MaxValue;

        private static int Mark(Backorder? beyond) =>
            beyond is null ? 0 : unchecked((((beyond.Left * 31) + (beyond.ExpectedOn?.DayNumber ?? 0)) * 2) + (beyond.IsPreorder ? 1 : 0)) << 1;
    }

    public sealed record Shelf(string Slug, string Name);

    public sealed record Item(string Sku, string Name, Money Price, int Available)
    {
        /// <summary>What it cost before; null where that is no more than the price.</summary>
        public Money? CompareAt { get; init; }

        /// <summary>Its GTIN; null where the shop does not say.</summary>
        public string? Barcode { get; init; }

        /// <summary>A value for each option of the product, in their order.</summary>
        public IReadOnlyList<string> Options { get; init; } = [];

        /// <summary>What may be ordered beyond what is available; missing where nothing may.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Backorder? Backorder { get; init; }

        internal bool CanBeOrdered => Available > 0 || Backorder is not null;

        /// <summary>That of the product's pictures which shows it.</summary>
        public string? Picture { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog").MapGet("/products/{idOrSlug}", (string idOrSlug, IMediator m, CancellationToken ct) => m.Send(new Request(idOrSlug), ct).Ok())
                .InLanguages().KeptUntilChanged("catalog", "inventory").Produces(StatusCodes.Status301MovedPermanently)
                .RequireAccess(Access.Anyone).SameForEverybody();
            app.Shop().MapGet("/products/{slug}", (string slug, IMediator m, CancellationToken ct) =>
                m.Send(new Request(slug, WithCompany: true), ct).Page(typeof(ViewProductPage))).RequireAccess(Access.Anyone);
        }
    }

    internal sealed record Row(
        Guid Id, string Slug, string Name, string Description, string Category, string CategoryName, IReadOnlyList<ProductImage> Images,
        IReadOnlyList<ProductAttribute> Attributes, int Version, string Vendor, IReadOnlyList<string> Tags, string SeoTitle, string SeoDescription,
        IReadOnlyList<ProductOption> Options, IReadOnlyList<ProductText> Translations, List<VariantRow> Variants);

    internal sealed record VariantRow(
        string Sku, string Name, long PriceAmount, string Currency, long? CompareAtAmount, string? Barcode, IReadOnlyList<string> Options, string? PictureUrl);

    /// <summary>Compiled for the page that is opened most. One instance per process: a compiled query belongs to one model.</summary>
    internal sealed class Queries
    {
        public Func<CatalogDbContext, string, Task<Row?>> BySlug { get; } = EF.CompileAsyncQuery((CatalogDbContext db, string slug) => (
            from p in db.Products.AsNoTracking()
            join c in db.Categories on p.Category equals c.Slug
            where p.Status == ProductStatus.Active && p.Slug == slug
            select new Row(p.Id, p.Slug, p.Name, p.Description, c.Slug, c.Name, p.Images, p.Attributes, p.Version, p.Vendor, p.Tags,
                p.SeoTitle, p.SeoDescription, p.Options, p.Translations, p.Variants.OrderBy(v => v.Position).Select(v => new VariantRow(
                    v.Sku, v.Name, v.PriceAmount, v.Currency, v.CompareAtAmount, v.Barcode, v.Options, v.PictureUrl)).ToList())).FirstOrDefault());
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, CategoryTree tree, ProductTexts texts, Queries queries)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var slug = request.IdOrSlug;
            if (Guid.TryParse(slug, out var id)) slug = await db.Products.Where(p => p.Id == id).Select(p => p.Slug).FirstOrDefaultAsync(cancellationToken);
            if (!Slug.IsValid(slug)) return Product.NotFound;
            if (await queries.BySlug(db, slug!) is not { } found) return await MovedAsync(slug!, cancellationToken);

            string[] skus = [.. found.Variants.Select(v => v.Sku)];
            var (available, beyond) = (await availability.OfAsync(skus, cancellationToken), await availability.BackordersAsync(skus, cancellationToken));
            var product = new Response(
                found.Id, found.Slug, found.Name, found.Description, new(found.Category, found.CategoryName), found.Images,
                ProductAttribute.ToObject(found.Attributes), [.. found.Variants.Select(v =>
                    new Item(v.Sku, v.Name.Length > 0 ? v.Name : found.Name, new(v.PriceAmount, v.Currency), available.GetValueOrDefault(v.Sku))
                    {
                        CompareAt = v.CompareAtAmount is { } before && before > v.PriceAmount ? new Money(before, v.Currency) : null,
                        Barcode = v.Barcode,
                        Options = v.Options,
                        Picture = v.PictureUrl,
                        Backorder = beyond.GetValueOrDefault(v.Sku),
                    })])
            {
                Vendor = found.Vendor,
                Tags = found.Tags,
                Options = found.Options,
                SeoTitle = found.SeoTitle,
                SeoDescription = found.SeoDescription,
                ProductVersion = found.Version,
            };
            if (texts.Asked is { } language)
                product = product.In(texts.Of(found.Translations) ?? new(language.Code), found, await tree.TrailAsync(found.Category, cancellationToken));
            if (!request.WithCompany) return product;
            return product with
            {
                Trail = await tree.TrailAsync(found.Category, cancellationToken),
                Related = await texts.SayAsync(
                    await db.Products.WithSpecification(new NewestInShop()).Where(p => p.Category == found.Category && p.Id != found.Id)
                        .Take(4).Select(ProductCard.Of).ToListAsync(cancellationToken),
                    cancellationToken),
            };
        }

        private async Task<Error> MovedAsync(string slug, CancellationToken ct) => await (
            from r in db.ProductRedirects
            join p in db.Products.WithSpecification(new InShop()) on r.ProductId equals p.Id
            where r.Slug == slug
            select p.Slug).FirstOrDefaultAsync(ct) is { } now ? Error.Moved(now) : Product.NotFound;
    }
}
