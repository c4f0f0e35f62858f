namespace ClickCart.Catalog;

/// <summary>What Catalog can check by itself: that what it keeps twice for speed says the same.</summary>
internal sealed class CatalogInvariants(CatalogDbContext db) : IInvariants
{
    public IEnumerable<Invariant> All =>
    [
        new("catalog list price", "A product's list prices are the lowest and the highest of its variants', and all of them are in its currency.",
            async ct => await (
                from p in db.Products
                where !p.Variants.Any() || p.Variants.Min(v => v.PriceAmount) != p.PriceFrom || p.Variants.Max(v => v.PriceAmount) != p.PriceTo
                    || p.Variants.Any(v => v.Currency != p.Currency)
                orderby p.Slug
                select $"product {p.Slug}: lists {p.PriceFrom} to {p.PriceTo}").Take(50).ToListAsync(ct)),
        new("catalog search", "Every product has its search document.", async ct => await (
            from p in db.Products
            where !db.SearchDocuments.Any(d => d.ProductId == p.Id)
            orderby p.Slug
            select $"product {p.Slug} cannot be found by search").Take(50).ToListAsync(ct)),
        new("catalog price history", "A price that was changed is what its last change says.", async ct => await (
            from v in db.Variants
            let last = db.PriceChanges.Where(c => c.ProductId == v.ProductId && c.Sku == v.Sku && c.At >= v.AddedAt)
                .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefault()
            where last != null && last.ToAmount != v.PriceAmount
            orderby v.Sku
            select $"variant {v.Sku}: costs {v.PriceAmount}, its last change says {last.ToAmount}").Take(50).ToListAsync(ct)),
    ];
}
