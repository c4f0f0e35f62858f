using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

/// <summary>The filters of the shop's list, each by itself, so that a facet can be counted without its own.</summary>
internal static class ProductFilters
{
    /// <summary>Those of the products that the words find, with their rank; all of them without words.</summary>
    public static IQueryable<Candidate> Among(
        this IProductSearch search, CatalogDbContext db, IQueryable<Product> products, IReadOnlyList<SearchTerm>? terms) =>
        terms is null
            ? products.Select(p => new Candidate { Product = p, Rank = 0 })
            : from hit in search.Hits(db, terms) join p in products on hit.ProductId equals p.Id select new Candidate { Product = p, Rank = hit.Rank };

    /// <summary>With a variant that costs what one of these ranges says; all of them without a range.</summary>
    /// <param name="inStock">That variant can be bought now.</param>
    public static IQueryable<Candidate> OfPrice(this IQueryable<Candidate> candidates, IReadOnlyList<PriceRange> ranges, bool inStock) =>
        ranges.Count == 0 ? candidates : candidates.Where(ranges.Select(r => r.Fits(inStock)).AnyOf());

    /// <summary>Of these categories; null for all.</summary>
    public static IQueryable<Candidate> OfShelves(this IQueryable<Candidate> candidates, HashSet<string>? shelves)
    {
        if (shelves is null) return candidates;
        if (shelves.Count == 1 && shelves.First() is var one) return candidates.Where(c => c.Product.Category == one);
        return candidates.Where(c => shelves.Contains(c.Product.Category));
    }
}
