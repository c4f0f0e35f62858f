using Ardalis.Specification.EntityFrameworkCore;
using ClickCart.Catalog.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog;

/// <summary>On the path of every cart and quote: one query, read fresh each time, because a price must never be stale.</summary>
internal sealed class CatalogItems(CatalogDbContext db, IProductSearch search) : ICatalog
{
    public async Task<IReadOnlyDictionary<string, CatalogItem>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        if (skus.Count == 0) return new Dictionary<string, CatalogItem>();
        // An outer join, because SQLite begins an inner one with all the products of the shop instead of the few SKUs.
        var found = await (
            from v in db.Variants.AsNoTracking()
            join product in db.Products.WithSpecification(new InShop()) on v.ProductId equals product.Id into products
            from p in products.DefaultIfEmpty()
            where skus.Contains(v.Sku)
            select new { v.Sku, v.ProductId, Slug = (string?)p.Slug, v.ItemName, p.ImageUrl, v.PriceAmount, v.Currency, v.WeightGrams }).ToListAsync(ct);
        return found.Where(i => i.Slug is not null).ToDictionary(
            i => i.Sku, i => new CatalogItem(i.Sku, i.ProductId, i.Slug!, i.ItemName, i.ImageUrl, new(i.PriceAmount, i.Currency), i.WeightGrams), StringComparer.Ordinal);
    }

    public Task<bool> KnowsAsync(string sku, CancellationToken ct) => db.Variants.AnyAsync(v => v.Sku == sku, ct);

    public async Task<IReadOnlyDictionary<string, CatalogLabel>> LabelsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) => (await (
        from v in db.Variants.AsNoTracking()
        join p in db.Products on v.ProductId equals p.Id
        where skus.Contains(v.Sku)
        select new CatalogLabel(v.Sku, p.Id, v.ItemName, p.ImageUrl)).ToListAsync(ct)).ToDictionary(l => l.Sku, StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> SkusAboutAsync(string words, int limit, CancellationToken ct)
    {
        var terms = SearchText.Terms(words);
        if (terms.Count == 0) return [];
        return await (from hit in search.Hits(db, terms) join v in db.Variants on hit.ProductId equals v.ProductId orderby v.Sku select v.Sku).Take(limit).ToListAsync(ct);
    }
}
