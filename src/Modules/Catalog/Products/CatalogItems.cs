using ClickCart.Catalog.Contracts;
using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

/// <summary>On the path of every cart and quote: one query, read fresh each time, because a price must never be stale.</summary>
internal sealed class CatalogItems(CatalogDbContext db, CatalogItems.Queries queries, IProductSearch search, ProductTexts texts) : ICatalog
{
    public async Task<IReadOnlyDictionary<string, CatalogItem>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var items = new Dictionary<string, CatalogItem>(StringComparer.Ordinal);
        if (skus.Count == 0) return items;
        await foreach (var i in queries.BySkus(db, [.. skus]).WithCancellation(ct))
            if (i is { Slug: { } slug, TaxClass: { } taxClass })
                items.Add(i.Sku, new(i.Sku, i.ProductId, slug, i.ItemName, i.ImageUrl, new(i.PriceAmount, i.Currency), i.WeightGrams) { TaxClass = taxClass });
        foreach (var (sku, name) in await texts.ItemNamesAsync(skus, ct))
            if (items.TryGetValue(sku, out var item)) items[sku] = item with { Name = name };
        return items;
    }

    public async Task<IReadOnlyDictionary<string, CatalogItem>> SiblingsAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var products = db.Variants.Where(v => skus.Contains(v.Sku)).Select(v => v.ProductId);
        return await FindAsync(
            await db.Variants.Where(v => products.Contains(v.ProductId)).OrderBy(v => v.Sku).Select(v => v.Sku).Take(500).ToListAsync(ct), ct);
    }

    public Task<bool> KnowsAsync(string sku, CancellationToken ct) => db.Variants.AnyAsync(v => v.Sku == sku, ct);

    public async Task<IReadOnlyDictionary<string, CatalogLabel>> LabelsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        await db.Variants.AsNoTracking().Where(v => skus.Contains(v.Sku))
            .Select(v => new CatalogLabel(v.Sku, v.ProductId, v.ItemName, db.Products.Where(p => p.Id == v.ProductId).Select(p => p.ImageUrl).FirstOrDefault()))
            .ToDictionaryAsync(l => l.Sku, StringComparer.Ordinal, ct);

    public async Task<IReadOnlyDictionary<string, CustomsFacts>> CustomsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        await db.Variants.AsNoTracking().Where(v => skus.Contains(v.Sku))
            .ToDictionaryAsync(v => v.Sku, v => new CustomsFacts(v.OriginCountry, v.HsCode), StringComparer.Ordinal, ct);

    public async Task<IReadOnlyDictionary<string, PackedSize>> SizesAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        await db.Variants.AsNoTracking().Where(v => skus.Contains(v.Sku) && v.Size != null)
            .ToDictionaryAsync(v => v.Sku, v => v.Size!, StringComparer.Ordinal, ct);

    public async Task<IReadOnlyList<string>> CurrenciesAsync(CancellationToken ct) =>
        [.. (await db.Products.Select(p => p.Currency).Distinct().ToListAsync(ct)).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CategoriesOfAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var shelves = await ShelvesAsync(skus, ct);
        var parents = await db.Categories.Select(c => new { c.Slug, c.Parent }).ToDictionaryAsync(c => c.Slug, c => c.Parent, StringComparer.Ordinal, ct);
        // A coupon may still name a category as it was called before.
        var former = (await db.CategoryRedirects.ToListAsync(ct)).ToLookup(r => r.Category, r => r.Slug, StringComparer.Ordinal);
        return shelves.ToDictionary(
            s => s.Key, IReadOnlyList<string> (s) => [.. UpFrom(s.Value).SelectMany(c => former[c].Prepend(c))], StringComparer.Ordinal);

        // Categories are moved one at a time: there are no rings.
        IEnumerable<string> UpFrom(string slug)
        {
            for (var shelf = slug; shelf is not null; shelf = parents.GetValueOrDefault(shelf)) yield return shelf;
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> ShelvesAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        await (from v in db.Variants where skus.Contains(v.Sku) join p in db.Products on v.ProductId equals p.Id select new { v.Sku, p.Category })
            .ToDictionaryAsync(v => v.Sku, v => v.Category, StringComparer.Ordinal, ct);

    public async Task<IReadOnlyList<CatalogCategory>> CategoriesAsync(CancellationToken ct)
    {
        var former = (await db.CategoryRedirects.ToListAsync(ct)).ToLookup(r => r.Category, r => r.Slug, StringComparer.Ordinal);
        var known = await db.Categories.Select(c => new { c.Slug, c.Name }).ToListAsync(ct);
        return [.. known.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new CatalogCategory(c.Slug, c.Name) { FormerSlugs = [.. former[c.Slug]] })];
    }

    public async Task<IReadOnlyList<string>> SkusAboutAsync(string words, int limit, CancellationToken ct)
    {
        var terms = SearchText.Terms(words);
        if (terms.Count == 0) return [];
        return await (from hit in search.Hits(db, terms) join v in db.Variants on hit.ProductId equals v.ProductId orderby v.Sku select v.Sku)
            .Take(limit).ToListAsync(ct);
    }

    internal sealed record Row(
        string Sku, Guid ProductId, string? Slug, string ItemName, string? ImageUrl, long PriceAmount, string Currency, int WeightGrams, TaxClass? TaxClass);

    /// <summary>One instance per process: a compiled query belongs to one model.</summary>
    internal sealed class Queries
    {
        // An outer join, because SQLite begins an inner one with all the products of the shop instead of the few SKUs.
        public Func<CatalogDbContext, string[], IAsyncEnumerable<Row>> BySkus { get; } = EF.CompileAsyncQuery((CatalogDbContext db, string[] skus) =>
            from v in db.Variants.AsNoTracking()
            join product in db.Products.Where(p => p.Status == ProductStatus.Active) on v.ProductId equals product.Id into products
            from p in products.DefaultIfEmpty()
            where skus.Contains(v.Sku)
            select new Row(v.Sku, v.ProductId, p.Slug, v.ItemName, p.ImageUrl, v.PriceAmount, v.Currency, v.WeightGrams, (TaxClass?)p.TaxClass));
    }
}
