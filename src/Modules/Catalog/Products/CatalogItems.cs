using Ardalis.Specification.EntityFrameworkCore;
using ClickCart.Catalog.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog;

/// <summary>On the path of every cart and quote: one query, read fresh each time, because a price must never be stale.</summary>
internal sealed class CatalogItems(CatalogDbContext db) : ICatalog
{
    public async Task<IReadOnlyDictionary<string, CatalogItem>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        if (skus.Count == 0) return new Dictionary<string, CatalogItem>();
        var items = await (
            from v in db.Variants.AsNoTracking()
            join p in db.Products.WithSpecification(new InShop()) on v.ProductId equals p.Id
            where skus.Contains(v.Sku)
            select new { v.Sku, v.ProductId, p.Slug, v.ItemName, p.ImageUrl, v.PriceAmount, v.Currency, v.WeightGrams }).ToListAsync(ct);
        return items.ToDictionary(i => i.Sku, i => new CatalogItem(i.Sku, i.ProductId, i.Slug, i.ItemName, i.ImageUrl, new(i.PriceAmount, i.Currency), i.WeightGrams), StringComparer.Ordinal);
    }

    public Task<bool> KnowsAsync(string sku, CancellationToken ct) => db.Variants.AnyAsync(v => v.Sku == sku, ct);
}
