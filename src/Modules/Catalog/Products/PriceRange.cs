using System.Linq.Expressions;
using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

/// <summary>Prices that a customer asks for, both ends among them, in the minor units of these currencies.</summary>
/// <param name="Currencies">Null for all.</param>
internal sealed record PriceRange(IReadOnlyList<string>? Currencies, long? Min, long? Max)
{
    /// <summary>
    /// Amounts as people type them, 10 to 100, for each of the currencies in its own minor units: they are 10 to 100 yen and 10.00 to 100.00 dollars.
    /// </summary>
    public static IReadOnlyList<PriceRange> OfMajor(decimal? from, decimal? to, IEnumerable<string> currencies)
    {
        var alike = currencies.GroupBy(Money.Decimals).ToList();
        return alike.ConvertAll(group => new PriceRange(alike.Count == 1 ? null : [.. group], Minor(from, group.First()), Minor(to, group.First())));

        static long? Minor(decimal? major, string currency) => major is { } amount ? Money.FromMajor(amount, currency).Amount : null;
    }

    /// <summary>One of the product's variants costs that much.</summary>
    /// <param name="inStock">And can be bought now.</param>
    public Expression<Func<Candidate, bool>> Fits(bool inStock)
    {
        var all = new List<Expression<Func<Candidate, bool>>>();
        var (currencies, min, max) = (Currencies, Min ?? 0, Max ?? long.MaxValue);
        if (currencies is not null) all.Add(c => currencies.Contains(c.Product.Currency));
        // The ends of the product's own span come first: they are indexed, and mostly enough.
        if (Min is not null) all.Add(c => c.Product.PriceTo >= min);
        if (Max is not null) all.Add(c => c.Product.PriceFrom <= max);
        if (inStock) all.Add(c => c.Product.Variants.Any(v => v.InStock && v.PriceAmount >= min && v.PriceAmount <= max));
        else if (Min is not null && Max is not null) all.Add(c => c.Product.Variants.Any(v => v.PriceAmount >= min && v.PriceAmount <= max));
        return all.AllOf();
    }
}
