namespace ClickCart.Catalog.Products;

/// <summary>The body by which the back office creates and changes a product.</summary>
internal record ProductFields
{
    public string? Name { get; init; }

    /// <summary>Missing: made from the name, and kept on a change.</summary>
    public string? Slug { get; init; }

    public string? Description { get; init; }

    /// <summary>The slug of a category that exists.</summary>
    public string? Category { get; init; }

    /// <summary><c>draft</c> or <c>active</c>; missing is draft.</summary>
    public string? Status { get; init; }

    /// <summary><c>standard</c>, <c>reduced</c>, <c>zero</c> or <c>none</c>. Missing: standard for a new product, and kept on a change.</summary>
    public string? TaxClass { get; init; }

    /// <summary>Names and their values: <c>{"Material":"Linen"}</c>.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public IReadOnlyList<Item>? Variants { get; init; }

    /// <param name="Name">May be missing where there is one variant.</param>
    /// <param name="OriginCountry">Where it was made, for customs: ISO 3166-1 alpha-2; may be missing.</param>
    /// <param name="HsCode">Its number in the customs tariff: 6 to 10 digits, dots and blanks do not matter; may be missing.</param>
    public sealed record Item(string? Sku, string? Name, Money? Price, int? WeightGrams, string? OriginCountry = null, string? HsCode = null);

    /// <summary>For the aggregate. Only of fields that passed <see cref="ProductFieldsRules{T}"/>.</summary>
    public ProductFacts ToFacts() => new(
        Name!.Trim(), Description ?? "", Category!, Status == "active" ? ProductStatus.Active : ProductStatus.Draft,
        [.. (Attributes ?? new Dictionary<string, string>()).Select(a => new ProductAttribute(a.Key, a.Value))],
        [.. Variants!.Select(v => new VariantFacts(v.Sku!, v.Name?.Trim() ?? "", v.Price!.Value, v.WeightGrams!.Value,
            v.OriginCountry is { Length: > 0 } origin ? origin.ToUpperInvariant() : null, CustomsRules.Digits(v.HsCode)))],
        TaxClasses.Find(TaxClass));
}

/// <summary>What every product obeys, whoever enters it.</summary>
internal abstract class ProductFieldsRules<T> : AbstractValidator<T> where T : ProductFields
{
    protected ProductFieldsRules()
    {
        RuleFor(p => p.Name).NotEmpty().WithMessage("A product has a name.").MaximumLength(Product.NameLength).IsLine("name");
        RuleFor(p => p.Slug).IsSlug();
        RuleFor(p => p.Description).MaximumLength(Product.DescriptionLength)
            .Must(d => d is null || TextRules.IsText(d)).WithMessage("The description holds a control character.");
        RuleFor(p => p.Category).Must(Slug.IsValid).WithMessage("A product has a category, named by its slug.");
        RuleFor(p => p.Status).Must(s => s is null or "draft" or "active").WithMessage("status is draft or active.");
        RuleFor(p => p.TaxClass).Must(c => c is null || TaxClasses.Find(c) is not null).WithMessage(TaxClasses.Rule);
        RuleFor(p => p.Attributes).Must(a => a is null || a.Count <= 50).WithMessage("At most 50 attributes.")
            .Must(a => a is null || a.Keys.All(k => k.Trim().Length is > 0 and <= 100 && !k.Any(char.IsControl)))
            .WithMessage("The name of an attribute has 1 to 100 characters.")
            .Must(a => a is null || a.Values.All(v => v?.Trim().Length is > 0 and <= 500 && TextRules.IsText(v)))
            .WithMessage("The value of an attribute has 1 to 500 characters.");
        RuleFor(p => p.Variants).NotEmpty().WithMessage("A product has at least one variant.")
            .Must(v => v is null || v.Count <= Product.MaxVariants).WithMessage($"At most {Product.MaxVariants} variants.");
        RuleForEach(p => p.Variants).NotNull().WithMessage("A variant has a sku, a price and a weight.").ChildRules(v =>
        {
            v.RuleFor(x => x!.Sku).Must(Variant.IsSku)
                .WithMessage("A SKU is 1 to 64 letters, digits, spaces or . _ - + : & ( ), beginning with a letter or digit.")
                .Must(s => s is null || !SpoiltCell.IsShortened(s))
                .WithMessage(x => $"'{x!.Sku}' is what a spreadsheet makes of a code of many digits. Enter the code itself.");
            v.RuleFor(x => x!.Name).MaximumLength(Variant.NameLength).IsLine("name");
            v.RuleFor(x => x!.Price).NotNull().WithMessage("A variant has a price.")
                .Must(m => m is null or { Amount: > 0 and <= Variant.MaxPrice }).WithMessage("A price is above zero and at most 1,000 million.");
            v.RuleFor(x => x!.WeightGrams).NotNull().WithMessage("A variant has a weight in grams.")
                .InclusiveBetween(0, Variant.MaxWeight).WithMessage("weightGrams is 0 to 1,000,000; 0 is for what weighs next to nothing.");
            v.RuleFor(x => x!.OriginCountry).Must(CustomsRules.IsCountry).WithMessage("The country of origin is two letters (ISO 3166-1 alpha-2), such as PT.");
            v.RuleFor(x => x!.HsCode).Must(CustomsRules.IsHsCode).WithMessage("A customs tariff number (HS code) has 6 to 10 digits, such as 6912.00.");
        }).When(AreFew);
        RuleFor(p => p).Custom(AcrossVariants).When(AreFew);
    }

    /// <summary>Of too many it is enough to say that; a refusal of each would be longer than the request.</summary>
    private static bool AreFew(T product) => product.Variants is not { Count: > Product.MaxVariants };

    private static void AcrossVariants(T product, ValidationContext<T> context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? currency = null;
        foreach (var (i, variant) in (product.Variants ?? []).Index())
        {
            if (variant is null) continue;
            if (variant.Sku is not null && !seen.Add(variant.Sku))
                context.AddFailure($"Variants[{i}].Sku", "Another variant in this request has the same SKU.");
            if (product.Variants!.Count > 1 && string.IsNullOrWhiteSpace(variant.Name))
                context.AddFailure($"Variants[{i}].Name", "Where there are several variants, each has a name.");
            if (variant.Price is { } price && (currency ??= price.Currency) != price.Currency)
                context.AddFailure($"Variants[{i}].Price", "All variants of a product are priced in one currency.");
        }
    }
}

/// <summary>A product as the back office sees it.</summary>
internal sealed record ProductDetails(
    Guid Id, string Slug, string Name, string Description, string Category, ProductStatus Status, IReadOnlyList<ProductImage> Images,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<ProductDetails.Item> Variants, TaxClass TaxClass, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public sealed record Item(string Sku, string Name, Money Price, int WeightGrams, string? OriginCountry, string? HsCode);

    public static ProductDetails Of(Product p) => new(
        p.Id, p.Slug, p.Name, p.Description, p.Category, p.Status, p.Images, ProductAttribute.ToObject(p.Attributes),
        [.. p.Variants.OrderBy(v => v.Position).Select(v => new Item(v.Sku, v.Name, v.Price, v.WeightGrams, v.OriginCountry, v.HsCode))],
        p.TaxClass, p.CreatedAt, p.UpdatedAt, p.Version);
}
