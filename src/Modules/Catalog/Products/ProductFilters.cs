namespace ClickCart.Catalog.Products;

/// <summary>The filters of the shop's list, each by itself, so that a facet can be counted without its own.</summary>
internal static class ProductFilters
{
    /// <summary>Minor units, inclusive; compared with the lowest price of a variant.</summary>
    public static IQueryable<Candidate> OfPrice(this IQueryable<Candidate> candidates, long? min, long? max)
    {
        if (min is not null) candidates = candidates.Where(c => c.Product.PriceFrom >= min);
        if (max is not null) candidates = candidates.Where(c => c.Product.PriceFrom <= max);
        return candidates;
    }

    /// <summary>Of these categories; null for all.</summary>
    public static IQueryable<Candidate> OfShelves(this IQueryable<Candidate> candidates, HashSet<string>? shelves)
    {
        if (shelves is null) return candidates;
        if (shelves.Count == 1 && shelves.First() is var one) return candidates.Where(c => c.Product.Category == one);
        return candidates.Where(c => shelves.Contains(c.Product.Category));
    }
}
