using System.Globalization;
using System.Linq.Expressions;
using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

/// <summary>The shop's list: search, filters, facets, sorts. Each facet is counted without its own filter, so that the other choices stay visible.</summary>
internal static class SearchProducts
{
    /// <param name="Q">Words; without a letter or digit nothing is found. Empty is as good as none.</param>
    /// <param name="Category">A slug; what lies below it counts too.</param>
    /// <param name="MinPrice">Minor units, inclusive; compared with the lowest price of a variant.</param>
    /// <param name="MaxPrice">Minor units, inclusive.</param>
    public sealed record Request(string? Q, string? Category, long? MinPrice, long? MaxPrice, bool? InStock, string? Sort, PageRequest Page)
        : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor, Facets Facets)
    {
        /// <summary>From the top down to the shelf that is looked at; for the page.</summary>
        internal IReadOnlyList<Shelf> Trail { get; init; } = [];

        /// <summary>Where to look instead; for the page that found nothing.</summary>
        internal IReadOnlyList<Shelf> Shelves { get; init; } = [];
    }

    /// <param name="Category">The category's slug.</param>
    /// <param name="Price">The lowest of its variants.</param>
    public sealed record Item(Guid Id, string Slug, string Name, string Category, Money Price, string? ImageUrl, bool InStock);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog").MapGet("/products", (string? q, string? category, long? minPrice, long? maxPrice, bool? inStock, string? sort,
                PageRequest page, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(Said(q?.Trim()), Said(category), minPrice, maxPrice, inStock, sort, page), ct).Ok())
                .RequireAccess(Access.Anyone).SameForEverybody();
            foreach (var address in new[] { "/products", "/shelves/{category}" })
                app.Shop().MapGet(address, (string? q, string? category, string? from, string? to, string? inStock, string? sort, string? cursor,
                    IMediator m, CancellationToken ct) =>
                        m.Send(new Request(Said(q?.Trim()), Said(category), Minor(from), Minor(to), inStock == "true" ? true : null, sort,
                            new(PerPage, Said(cursor))), ct).Page(typeof(SearchProductsPage))).RequireAccess(Access.Anyone);
        }

        private const int PerPage = 24;

        private static string? Said(string? text) => text is "" ? null : text;

        // Typed by people, so what is no price is no filter.
        private static long? Minor(string? price) =>
            decimal.TryParse(price, NumberStyles.Number, CultureInfo.InvariantCulture, out var major) && major is >= 0 and < 1_000_000_000
                ? Money.FromMajor(major, "USD").Amount
                : null;
    }

    /// <summary>Compiled for the page that everybody sees first. One instance per process: a compiled query belongs to one model.</summary>
    internal sealed class Queries
    {
        public Func<CatalogDbContext, int, IAsyncEnumerable<Sorted<Item>>> FrontPage { get; } = EF.CompileAsyncQuery((CatalogDbContext db, int take) =>
            db.Products.AsNoTracking()
                .Where(p => p.Status == ProductStatus.Active).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(take)
                .Select(p => new Candidate { Product = p }).Select(AsRow));
    }

    private static readonly Expression<Func<Candidate, Sorted<Item>>> AsRow = c => new Sorted<Item>(
        new Item(c.Product.Id, c.Product.Slug, c.Product.Name, c.Product.Category, new Money(c.Product.PriceFrom, c.Product.Currency),
            c.Product.ImageUrl, c.Product.Variants.Any(v => v.InStock)),
        c.Product.Id, c.Product.PriceFrom, c.Product.CreatedAt, c.Product.SortName, c.Rank);

    internal sealed class Handler(CatalogDbContext db, IProductSearch search, FacetCache facets, CategoryTree tree, Queries queries)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.MinPrice < 0 || request.MaxPrice < 0) return Error.Malformed("minPrice and maxPrice are whole numbers of minor units, zero or more.");
            if (request.Category is not null && !Slug.IsValid(request.Category))
                return Error.Malformed("category is a slug, such as one that GET /categories names.");
            if (ProductSort.Parse(request.Sort, request.Q is not null) is not { } sort) return Error.Malformed($"sort is one of {ProductSort.Names}.");
            if (!sort.TryAfter(request.Page, out var after)) return Error.Malformed("cursor is not one that this list gave out.");

            var terms = request.Q is null ? null : SearchText.Terms(request.Q);
            if (terms is { Count: 0 }) return new Response([], null, new([], null)) { Shelves = await tree.ShelvesAsync(cancellationToken) };
            var shelves = request.Category is null ? null : await tree.SubtreeAsync(request.Category, cancellationToken);

            var active = db.Products.AsNoTracking().WithSpecification(new InShop());
            if (request.InStock is { } wanted) active = active.Where(p => p.Variants.Any(v => v.InStock) == wanted);
            var candidates = search.Among(db, active, terms);
            var hits = candidates.OfPrice(request.MinPrice, request.MaxPrice).OfShelves(shelves);
            var isFrontPage = request is { Q: null, Category: null, MinPrice: null, MaxPrice: null, InStock: null, Page.Cursor: null } && sort.Name == "newest";
            var rows = isFrontPage
                ? await queries.FrontPage(db, request.Page.Take).ToListAsync(cancellationToken)
                // Sorted again, so that stock is looked up for the page's rows only.
                : await sort.Order(sort.Page(hits, after).Take(request.Page.Take)).Select(AsRow).ToListAsync(cancellationToken);
            var filter = new FacetFilter(terms is null ? null : string.Join(' ', terms), request.Category, request.MinPrice, request.MaxPrice, request.InStock);
            var counts = await facets.GetAsync(filter, () => CountAsync(candidates, request, shelves, cancellationToken));
            var page = request.Page.ToResult(rows, r => r.KeyOf(sort), r => r.Item);
            return new Response(page.Items, page.NextCursor, counts)
            {
                Trail = await tree.TrailAsync(request.Category, cancellationToken),
                Shelves = rows.Count > 0 ? [] : await tree.ShelvesAsync(cancellationToken),
            };
        }

        private async Task<Facets> CountAsync(IQueryable<Candidate> candidates, Request request, HashSet<string>? shelves, CancellationToken ct)
        {
            var byCategory = await GroupAsync(candidates.OfPrice(request.MinPrice, request.MaxPrice), ct);
            // One query answers both facets unless a filter is on that only one of them leaves out.
            var isUnfiltered = shelves is null && request.MinPrice is null && request.MaxPrice is null;
            var byPrice = isUnfiltered ? byCategory : await GroupAsync(candidates.OfShelves(shelves), ct);
            var currency = byPrice.GroupBy(g => g.Currency).OrderByDescending(g => g.Sum(x => x.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)
                .FirstOrDefault();
            var counted = byCategory.GroupBy(g => (g.Slug, g.Name)).Select(g => new Facets.Shelf(g.Key.Slug, g.Key.Name, g.Sum(x => x.Count)));
            return new([.. counted.OrderBy(s => s.Name, StringComparer.Ordinal)],
                currency is null ? null : new(new(currency.Min(g => g.Min), currency.Key), new(currency.Max(g => g.Max), currency.Key)));
        }

        private Task<List<Group>> GroupAsync(IQueryable<Candidate> candidates, CancellationToken ct) => (
            from g in candidates.GroupBy(c => new { c.Product.Category, c.Product.Currency }).Select(g =>
                new { g.Key.Category, g.Key.Currency, Count = g.Count(), Min = g.Min(c => c.Product.PriceFrom), Max = g.Max(c => c.Product.PriceFrom) })
            join c in db.Categories on g.Category equals c.Slug
            select new Group(c.Slug, c.Name, g.Currency, g.Count, g.Min, g.Max)).ToListAsync(ct);

        private sealed record Group(string Slug, string Name, string Currency, int Count, long Min, long Max);
    }
}
