using System.Linq.Expressions;

namespace ClickCart.Catalog.Products;

/// <summary>A product where the shop shows several.</summary>
/// <param name="Price">The lowest of its variants.</param>
/// <param name="PriceTo">The highest.</param>
internal sealed record ProductCard(string Slug, string Name, Money Price, Money PriceTo, string? ImageUrl, bool InStock)
{
    /// <summary>What the cheapest variant cost before; null where that is no more.</summary>
    public Money? CompareAt { get; init; }

    public static readonly Expression<Func<Product, ProductCard>> Of = p => new ProductCard(
        p.Slug, p.Name, new Money(p.PriceFrom, p.Currency), new Money(p.PriceTo, p.Currency), p.ImageUrl, p.Variants.Any(v => v.InStock))
    {
        CompareAt = p.CompareAtFrom == null ? null : new Money(p.CompareAtFrom.Value, p.Currency),
    };
}
