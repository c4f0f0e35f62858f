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
    /// <param name="Attributes">What else it is narrowed to.</param>
    public sealed record Request(
        string? Q, string? Category, long? MinPrice, long? MaxPrice, bool? InStock, string? Sort, PageRequest Page, AttributeFilter Attributes)
        : IRequest<Result<Response>>
    {
        /// <summary>The least that people typed, in major units of whatever a product is priced in.</summary>
        public decimal? From { get; init; }

        /// <summary>The most.</summary>
        public decimal? To { get; init; }

        internal bool IsPriced => MinPrice is not null || MaxPrice is not null || From is not null || To is not null;
    }

    /// <param name="PreviousCursor">Of the page before; null on the first.</param>
    /// <param name="Total">How many the list has in all, as the categories are counted: at most 3 seconds ago, in a list of more than 10,000 at most a
    /// minute.</param>
    /// <param name="DidYouMean">The question that was probably meant, where this one finds two products at most.</param>
    public sealed record Response(
        IReadOnlyList<Item> Items, string? NextCursor, Facets Facets, string? PreviousCursor, int Total, string? DidYouMean = null)
    {
        /// <summary>How many come before this page; for the page.</summary>
        internal int Start { get; init; }

        /// <summary>Nothing says what was asked for: this is what comes near.</summary>
        internal bool IsNear { get; init; }

        internal AttributeFilter Attributes { get; init; } = AttributeFilter.None;

        /// <summary>From the top down to the shelf that is looked at; for the page.</summary>
        internal IReadOnlyList<Shelf> Trail { get; init; } = [];

        /// <summary>Where to look instead; for the page that found nothing.</summary>
        internal IReadOnlyList<Shelf> Shelves { get; init; } = [];
    }

    /// <param name="Category">The category's slug.</param>
    /// <param name="Price">The lowest of its variants.</param>
    /// <param name="PriceTo">The highest.</param>
    /// <param name="CompareAt">What the cheapest variant cost before; null where that is no more.</param>
    public sealed record Item(
        Guid Id, string Slug, string Name, string Category, Money Price, Money PriceTo, string? ImageUrl, bool InStock, Money? CompareAt);

    private const int PerPage = 24;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog").MapGet("/products", (string? q, string? category, long? minPrice, long? maxPrice, bool? inStock, string? sort,
                AttributeFilter attributes, PageRequest page, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(Said(q?.Trim()), Said(category), minPrice, maxPrice, inStock, sort, page, attributes), ct).Ok())
                .InLanguages().KeptUntilChanged("catalog").RequireAccess(Access.Anyone).SameForEverybody()
                .Asks("attr.{key}", "The key of a value of that attribute, as `facets.attributes` names both: `attr.material=stoneware`. "
                    + "Several values are any of them, several attributes all of them.");
            foreach (var address in new[] { "/products", "/shelves/{category}" })
                app.Shop().MapGet(address, (string? q, string? category, string? from, string? to, string? inStock, string? sort, string? cursor,
                    AttributeFilter attributes, IMediator m, CancellationToken ct) =>
                        m.Send(new Request(
                            Said(q?.Trim()), Said(category), null, null, inStock == "true" ? true : null, sort, new(PerPage, Said(cursor)), attributes)
                        { From = Major(from), To = Major(to) }, ct).Page(typeof(SearchProductsPage))).LeadsFormerShelves().RequireAccess(Access.Anyone);
        }

        private static string? Said(string? text) => text is "" ? null : text;

        // Typed by people, so what is no price is no filter.
        private static decimal? Major(string? price) => price?.Trim() is { Length: > 0 and < 30 } text
            && WrittenNumber.TryRead(text, WrittenNumber.MarkOf(text) ?? '.', inGroups: true, out var major) && major < 1_000_000_000 ? major : null;
    }

    internal static readonly Expression<Func<Candidate, Sorted<Item>>> AsRow = c => new Sorted<Item>(
        new Item(c.Product.Id, c.Product.Slug, c.Product.Name, c.Product.Category, new Money(c.Product.PriceFrom, c.Product.Currency),
            new Money(c.Product.PriceTo, c.Product.Currency), c.Product.ImageUrl, c.Product.Variants.Any(v => v.InStock),
            c.Product.CompareAtFrom == null ? null : new Money(c.Product.CompareAtFrom.Value, c.Product.Currency)),
        c.Product.Id, c.Product.PriceFrom, c.Product.CreatedAt, c.Product.SortName, c.Rank);

    internal sealed class Handler(
        CatalogDbContext db, ProductFinder finder, FacetCache facets, FacetCounter counter, DidYouMean meant, CategoryTree tree, ProductTexts texts,
        FirstPages firstPages) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.MinPrice < 0 || request.MaxPrice < 0) return Error.Malformed("minPrice and maxPrice are whole numbers of minor units, zero or more.");
            if (request.MinPrice > request.MaxPrice) return Error.Malformed("minPrice is not more than maxPrice.");
            if (request.Category is { } shelf && !Slug.IsValid(shelf)) return Error.Malformed("category is a slug, such as one that GET /categories names.");
            if (ProductSort.Parse(request.Sort, request.Q is not null) is not { } sort) return Error.Malformed($"sort is one of {ProductSort.Names}.");
            if (!sort.TryAfter(request.Page, out var after)) return Error.Malformed("cursor is not one that this list gave out.");

            var active = db.Products.AsNoTracking().WithSpecification(new InShop());
            if (request.InStock is { } wanted) active = active.Where(p => p.Variants.Any(v => v.InStock) == wanted);
            var filter = new ListFilter(await PricesAsync(request, cancellationToken), request.InStock is true,
                request.Category is null ? null : await tree.SubtreeAsync(request.Category, cancellationToken), request.Attributes);
            var found = await finder.FindAsync(request.Q, active, async candidates =>
            {
                if (firstPages.Of(db, request, sort, filter.Shelves) is { } first) return await first.ToListAsync(cancellationToken);
                var narrowed = filter.Attributes.Of(db, candidates.OfPrice(filter.Prices, filter.InStock).OfShelves(filter.Shelves));
                var rows = await sort.Take(narrowed, after, request.Page.Take).Select(AsRow).ToListAsync(cancellationToken);
                if (rows.Count > 0 || after is not { Back: true }) return rows;
                // What came before is gone: the list begins here now.
                return await sort.Take(narrowed, after = null, request.Page.Take).Select(AsRow).ToListAsync(cancellationToken);
            }, cancellationToken);
            var counts = found.Candidates is null ? FacetCounter.Counts.None
                : await facets.GetAsync((request with { Page = new(PerPage, null), Sort = null }, texts.Asked),
                    () => counter.CountAsync(found.Candidates, filter, cancellationToken), c => c.Total > FacetCounter.Bound);
            var page = ListPage<Item>.Of(request.Page, sort, after, found.Rows);
            var total = Math.Max(counts.Total, page.Start + page.Items.Count);
            var other = found.IsWidened || total <= DidYouMean.Few ? await meant.AskAsync(request.Q, cancellationToken) : null;
            return new Response(await texts.SayAsync(page.Items, cancellationToken), page.Next, counts.Facets, page.Previous, total, other)
            {
                IsNear = found.IsWidened,
                Start = page.Start,
                Attributes = request.Attributes,
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
    }
}
