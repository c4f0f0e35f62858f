using System.Linq.Expressions;
using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

/// <summary>The shop's list: search, filters, facets, sorts. Each facet is counted without its own filter, so that the other choices stay visible.</summary>
internal static class SearchProducts
{
    /// <param name="Q">Words; without a letter or digit nothing is found. Empty is as good as none.</param>
    /// <param name="Category">A slug; what lies below it counts too.</param>
    /// <param name="MinPrice">Minor units, inclusive: one of the variants costs that much.</param>
    /// <param name="MaxPrice">Minor units, inclusive.</param>
    public sealed record Request(string? Q, string? Category, long? MinPrice, long? MaxPrice, bool? InStock, string? Sort, PageRequest Page)
        : IRequest<Result<Response>>
    {
        /// <summary>The least that people typed, in major units of whatever a product is priced in.</summary>
        public decimal? From { get; init; }

        /// <summary>The most.</summary>
        public decimal? To { get; init; }

        internal bool IsPriced => MinPrice is not null || MaxPrice is not null || From is not null || To is not null;
    }

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor, Facets Facets)
    {
        /// <summary>From the top down to the shelf that is looked at; for the page.</summary>
        internal IReadOnlyList<Shelf> Trail { get; init; } = [];

        /// <summary>Where to look instead; for the page that found nothing.</summary>
        internal IReadOnlyList<Shelf> Shelves { get; init; } = [];
    }

    /// <param name="Category">The category's slug.</param>
    /// <param name="Price">The lowest of its variants.</param>
    /// <param name="PriceTo">The highest.</param>
    public sealed record Item(Guid Id, string Slug, string Name, string Category, Money Price, Money PriceTo, string? ImageUrl, bool InStock);

    private const int PerPage = 24;

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
                        m.Send(new Request(Said(q?.Trim()), Said(category), null, null, inStock == "true" ? true : null, sort, new(PerPage, Said(cursor)))
                        { From = Major(from), To = Major(to) }, ct).Page(typeof(SearchProductsPage))).LeadsFormerShelves().RequireAccess(Access.Anyone);
        }

        private static string? Said(string? text) => text is "" ? null : text;

        // Typed by people, so what is no price is no filter.
        private static decimal? Major(string? price) => price?.Trim() is { Length: > 0 and < 30 } text
            && WrittenNumber.TryRead(text, WrittenNumber.MarkOf(text) ?? '.', inGroups: true, out var major) && major < 1_000_000_000 ? major : null;
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
            new Money(c.Product.PriceTo, c.Product.Currency), c.Product.ImageUrl, c.Product.Variants.Any(v => v.InStock)),
        c.Product.Id, c.Product.PriceFrom, c.Product.CreatedAt, c.Product.SortName, c.Rank);

    internal sealed class Handler(CatalogDbContext db, ProductFinder finder, FacetCache facets, CategoryTree tree, Queries queries)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.MinPrice < 0 || request.MaxPrice < 0) return Error.Malformed("minPrice and maxPrice are whole numbers of minor units, zero or more.");
            if (request.MinPrice > request.MaxPrice) return Error.Malformed("minPrice is not more than maxPrice.");
            if (request.Category is not null && !Slug.IsValid(request.Category))
                return Error.Malformed("category is a slug, such as one that GET /categories names.");
            if (ProductSort.Parse(request.Sort, request.Q is not null) is not { } sort) return Error.Malformed($"sort is one of {ProductSort.Names}.");
            if (!sort.TryAfter(request.Page, out var after)) return Error.Malformed("cursor is not one that this list gave out.");

            var active = db.Products.AsNoTracking().WithSpecification(new InShop());
            if (request.InStock is { } wanted) active = active.Where(p => p.Variants.Any(v => v.InStock) == wanted);
            var shelves = request.Category is null ? null : await tree.SubtreeAsync(request.Category, cancellationToken);
            var prices = await PricesAsync(request, cancellationToken);
            var isFrontPage = request is { Q: null, Category: null, IsPriced: false, InStock: null, Page.Cursor: null } && sort.Name == "newest";
            var found = await finder.FindAsync(request.Q, active, async candidates => isFrontPage
                ? await queries.FrontPage(db, request.Page.Take).ToListAsync(cancellationToken)
                // Sorted again, so that stock is looked up for the page's rows only.
                : await sort.Order(sort.Page(candidates.OfPrice(prices, request.InStock is true).OfShelves(shelves), after).Take(request.Page.Take))
                    .Select(AsRow).ToListAsync(cancellationToken), cancellationToken);
            var counts = found.Candidates is null
                ? new Facets([], null)
                : await facets.GetAsync(request with { Page = new(PerPage, null), Sort = null },
                    () => CountAsync(found.Candidates, request, prices, shelves, cancellationToken));
            var page = request.Page.ToResult(found.Rows, r => r.KeyOf(sort), r => r.Item);
            return new Response(page.Items, page.NextCursor, counts)
            {
                Trail = await tree.TrailAsync(request.Category, cancellationToken),
                Shelves = page.Items.Count > 0 ? [] : await tree.ShelvesAsync(cancellationToken),
            };
        }

        private async Task<IReadOnlyList<PriceRange>> PricesAsync(Request request, CancellationToken ct) => request switch
        {
            { IsPriced: false } => [],
            { From: null, To: null } => [new(null, request.MinPrice, request.MaxPrice)],
            _ => PriceRange.OfMajor(request.From, request.To, await facets.GetAsync(nameof(PriceRange), async () =>
                await db.Products.WithSpecification(new InShop()).Select(p => p.Currency).Distinct().ToListAsync(ct))),
        };

        private async Task<Facets> CountAsync(
            IQueryable<Candidate> candidates, Request request, IReadOnlyList<PriceRange> prices, HashSet<string>? shelves, CancellationToken ct)
        {
            var byCategory = await GroupAsync(candidates.OfPrice(prices, request.InStock is true), ct);
            // One query answers both facets unless a filter is on that only one of them leaves out.
            var byPrice = shelves is null && !request.IsPriced ? byCategory : await GroupAsync(candidates.OfShelves(shelves), ct);
            var currency = byPrice.GroupBy(g => g.Currency).OrderByDescending(g => g.Sum(x => x.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)
                .FirstOrDefault();
            return new(await tree.CountAsync(byCategory.ToLookup(g => g.Category, g => g.Count, StringComparer.Ordinal), ct),
                currency is null ? null : new(new(currency.Min(g => g.Min), currency.Key), new(currency.Max(g => g.Max), currency.Key)));
        }

        private static Task<List<Group>> GroupAsync(IQueryable<Candidate> candidates, CancellationToken ct) => candidates
            .GroupBy(c => new { c.Product.Category, c.Product.Currency })
            .Select(g => new Group(g.Key.Category, g.Key.Currency, g.Count(), g.Min(c => c.Product.PriceFrom), g.Max(c => c.Product.PriceTo)))
            .ToListAsync(ct);

        private sealed record Group(string Category, string Currency, int Count, long Min, long Max);
    }
}
