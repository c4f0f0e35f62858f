using ClickCart.Catalog.Contracts;

namespace ClickCart.Catalog.Products;

internal sealed record ProductAttribute(string Name, string Value)
{
    /// <summary>As the API writes them: <c>{"Material":"Linen"}</c>, in their order.</summary>
    public static IReadOnlyDictionary<string, string> ToObject(IReadOnlyList<ProductAttribute> attributes) =>
        attributes.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
}

/// <param name="Url">A path on this host.</param>
/// <param name="Alt">The picture in words.</param>
internal sealed record ProductImage(string Url, string Alt)
{
    public const int AltLength = 200;
}

/// <summary>What is to be said about a product, checked for form already.</summary>
/// <param name="TaxClass">Null: as it was, and standard for a new one.</param>
internal sealed record ProductFacts(
    string Name, string Description, string Category, ProductStatus Status, IReadOnlyList<ProductAttribute> Attributes, IReadOnlyList<VariantFacts> Variants,
    TaxClass? TaxClass = null)
{
    public string Vendor { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string SeoTitle { get; init; } = "";
    public string SeoDescription { get; init; } = "";
    public IReadOnlyList<ProductOption> Options { get; init; } = [];

    /// <summary>In further languages; null: as it was, and nothing for a new one.</summary>
    public IReadOnlyList<ProductText>? Translations { get; init; }

    public bool Says(ProductFacts other) =>
        this with
        {
            Attributes = other.Attributes,
            Variants = other.Variants,
            Tags = other.Tags,
            Options = other.Options,
            Translations = other.Translations,
        } == other
        && Attributes.SequenceEqual(other.Attributes) && Tags.SequenceEqual(other.Tags, StringComparer.Ordinal) && Options.SequenceEqual(other.Options)
        && (Translations ?? []).SequenceEqual(other.Translations ?? [])
        && Variants.Count == other.Variants.Count && Variants.Zip(other.Variants).All(v => v.First.Says(v.Second));
}

/// <param name="OriginCountry">See <see cref="Variant.OriginCountry"/>.</param>
/// <param name="HsCode">See <see cref="Variant.HsCode"/>.</param>
internal sealed record VariantFacts(string Sku, string Name, Money Price, int WeightGrams, string? OriginCountry = null, string? HsCode = null)
{
    /// <summary>See <see cref="Variant.CompareAt"/>; in the price's currency.</summary>
    public Money? CompareAt { get; init; }

    /// <summary>See <see cref="Variant.Cost"/>; in the price's currency.</summary>
    public Money? Cost { get; init; }

    public string? Barcode { get; init; }
    public PackedSize? Size { get; init; }

    /// <summary>A value for each option of the product, in their order; none where it has no options.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Which of the product's pictures shows it.</summary>
    public string? Picture { get; init; }

    /// <summary>Of a new variant: how many are on hand; null says nothing.</summary>
    public int? Stock { get; init; }

    public bool Says(VariantFacts other) => this with { Options = other.Options } == other && Options.SequenceEqual(other.Options, StringComparer.Ordinal);
}

/// <summary>Who changes something, and when.</summary>
internal sealed record Edit(string Actor, DateTimeOffset At, IIds Ids);
