using System.Collections.Concurrent;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Compiled for the lists that everybody sees first, each length by itself: PostgreSQL takes a LIMIT that it does not know for a tenth of all, finds a plan
/// for that dear, and so plans the query anew at every request. One instance per process: a compiled query belongs to one model.
/// </summary>
internal sealed class FirstPages
{
    private readonly ConcurrentDictionary<int, Lists> _lists = new();

    /// <summary>The first page of everything, or of one shelf; null for any other list.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="sort">In which order.</param>
    /// <param name="shelves">The list's; null for all.</param>
    public IAsyncEnumerable<Sorted<SearchProducts.Item>>? Of(
        CatalogDbContext db, SearchProducts.Request request, ProductSort sort, HashSet<string>? shelves) =>
        request is not { Q: null, IsPriced: false, InStock: null, Page.Cursor: null, Attributes.Text: "" } ? null : (sort.Name, shelves) switch
        {
            ("newest", null) => OfLength(request).Newest(db),
            ("newest", { Count: 1 }) => OfLength(request).NewestOf(db, shelves.First()),
            ("price", { Count: 1 }) => OfLength(request).CheapestOf(db, shelves.First()),
            _ => null,
        };

    private Lists OfLength(SearchProducts.Request request) => _lists.GetOrAdd(request.Page.Take, take => new(take));

    /// <param name="take">At most 101. Compiled, so that it is a number of the statement and no parameter.</param>
    private sealed class Lists(int take)
    {
        public Func<CatalogDbContext, IAsyncEnumerable<Sorted<SearchProducts.Item>>> Newest { get; } = EF.CompileAsyncQuery(
            (CatalogDbContext db) => db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Active)
                .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(take)
                .Select(p => new Candidate { Product = p }).Select(SearchProducts.AsRow));

        public Func<CatalogDbContext, string, IAsyncEnumerable<Sorted<SearchProducts.Item>>> NewestOf { get; } = EF.CompileAsyncQuery(
            (CatalogDbContext db, string shelf) => db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Active && p.Category == shelf)
                .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(take)
                .Select(p => new Candidate { Product = p }).Select(SearchProducts.AsRow));

        public Func<CatalogDbContext, string, IAsyncEnumerable<Sorted<SearchProducts.Item>>> CheapestOf { get; } = EF.CompileAsyncQuery(
            (CatalogDbContext db, string shelf) => db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Active && p.Category == shelf)
                .OrderBy(p => p.PriceFrom).ThenBy(p => p.Id).Take(take)
                .Select(p => new Candidate { Product = p }).Select(SearchProducts.AsRow));
    }
}
