namespace ClickCart.Catalog.Products;

/// <summary>A way in which a product's variants differ, such as its colour.</summary>
internal sealed record ProductOption(string Name, IReadOnlyList<OptionValue> Values)
{
    public const int Most = 3;
    public const int MostValues = 50;
    public const int NameLength = 40;

    public bool Equals(ProductOption? other) => other is not null && Name == other.Name && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Name, Values.Count);
}

/// <param name="Name">Such as <c>Red</c>.</param>
/// <param name="Swatch">What it looks like, <c>#rrggbb</c>; null where a word says it better.</param>
internal sealed record OptionValue(string Name, string? Swatch = null)
{
    public const int NameLength = 40;
}

/// <summary>An address that a product had: it leads to the product.</summary>
internal sealed class ProductRedirect
{
    /// <summary>The slug that it had.</summary>
    public string Slug { get; init; } = "";

    public Guid ProductId { get; set; }
}
