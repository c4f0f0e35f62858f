namespace ClickCart.Catalog.Products;

/// <summary>Compiled for the lists that everybody sees first. One instance per process: a compiled query belongs to one model.</summary>
internal sealed class FirstPages
{
    private readonly Func<CatalogDbContext, int, IAsyncEnumerable<Sorted<SearchProducts.Item>>> _newest = EF.CompileAsyncQuery(
        (CatalogDbContext db, int take) => db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Active)
            .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(take)
            .Select(p => new Candidate { Product = p }).Select(SearchProducts.AsRow));

    private readonly Func<CatalogDbContext, string, int, IAsyncEnumerable<Sorted<SearchProducts.Item>>> _newestOf = EF.CompileAsyncQuery(
        (CatalogDbContext db, string shelf, int take) => db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Active && p.Category == shelf)
            .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(take)
            .Select(p => new Candidate { Product = p }).Select(SearchProducts.AsRow));

    private readonly Func<CatalogDbContext, string, int, IAsyncEnumerable<Sorted<SearchProducts.Item>>> _cheapestOf = EF.CompileAsyncQuery(
        (CatalogDbContext db, string shelf, int take) => db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Active && p.Category == shelf)
            .OrderBy(p => p.PriceFrom).ThenBy(p => p.Id).Take(take)
            .Select(p => new Candidate { Product = p }).Select(SearchProducts.AsRow));

    /// <summary>The first page of everything, or of one shelf; null for any other list.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="sort">In which order.</param>
    /// <param name="shelves">The list's; null for all.</param>
    public IAsyncEnumerable<Sorted<SearchProducts.Item>>? Of(
        CatalogDbContext db, SearchProducts.Request request, ProductSort sort, HashSet<string>? shelves) =>
        request is not { Q: null, IsPriced: false, InStock: null, Page.Cursor: null, Attributes.Text: "" } ? null : (sort.Name, shelves) switch
        {
            ("newest", null) => _newest(db, request.Page.Take),
            ("newest", { Count: 1 }) => _newestOf(db, shelves.First(), request.Page.Take),
            ("price", { Count: 1 }) => _cheapestOf(db, shelves.First(), request.Page.Take),
            _ => null,
        };
}
