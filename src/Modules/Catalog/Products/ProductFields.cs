using ClickCart.Catalog.Contracts;

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

    /// <summary>Who makes it; may be missing.</summary>
    public string? Vendor { get; init; }

    /// <summary>Words by which the shop groups products, besides their category; several may stand in one text, with commas between them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What search engines show as its title; missing: its name.</summary>
    public string? SeoTitle { get; init; }

    /// <summary>What search engines show below the title; missing: the beginning of the description.</summary>
    public string? SeoDescription { get; init; }

    /// <summary>In what its variants differ, such as colour and size; none: by their names alone.</summary>
    public IReadOnlyList<Axis>? Options { get; init; }

    public IReadOnlyList<Item>? Variants { get; init; }

    /// <summary>The same in further languages, each once. Missing: kept on a change; an empty list takes them away.</summary>
    public IReadOnlyList<Translation>? Translations { get; init; }

    /// <param name="Name">Such as <c>Colour</c>.</param>
    /// <param name="Values">In the order in which the shop shows them; several may stand in one text, with commas between them.</param>
    /// <param name="Swatches">What the values look like, in their order: <c>#rrggbb</c>, or <c>-</c> where a word says it better; may be missing.</param>
    public sealed record Axis(string? Name, IReadOnlyList<string>? Values, IReadOnlyList<string>? Swatches = null)
    {
        internal ProductOption ToOption() => new(Name!.Trim(), [.. Parts(Values).Select((v, i) =>
            new OptionValue(v, Parts(Swatches).ElementAtOrDefault(i) is { } swatch and not "-" ? swatch.ToLowerInvariant() : null))]);
    }

    /// <param name="Name">May be missing where there is one variant, and where the product has options: then it is made of their values.</param>
    /// <param name="OriginCountry">Where it was made, for customs: ISO 3166-1 alpha-2; may be missing.</param>
    /// <param name="HsCode">Its number in the customs tariff: 6 to 10 digits, dots and blanks do not matter; may be missing.</param>
    public sealed record Item(string? Sku, string? Name, Money? Price, int? WeightGrams, string? OriginCountry = null, string? HsCode = null)
    {
        /// <summary>What it cost before, shown struck through where it is more than the price; in the price's currency.</summary>
        public Money? CompareAt { get; init; }

        /// <summary>What the shop pays for it; only staff see it.</summary>
        public Money? Cost { get; init; }

        /// <summary>GTIN of 8, 12, 13 or 14 digits.</summary>
        public string? Barcode { get; init; }

        /// <summary>What one packed unit takes up, which the box is chosen by; may be missing.</summary>
        public SizeFields? Size { get; init; }

        /// <summary>Of a new SKU: how many are on hand. Stock of known ones is changed by adjustments.</summary>
        public int? Stock { get; init; }

        /// <summary>A value for each option of the product, in their order.</summary>
        public IReadOnlyList<string>? Options { get; init; }

        /// <summary>That of the product's pictures which shows it, by its address.</summary>
        public string? Picture { get; init; }

        internal string NameAmong(int options) =>
            !string.IsNullOrWhiteSpace(Name) ? Name.Trim() : options > 0 ? string.Join(", ", (Options ?? []).Select(o => o.Trim())) : "";
    }

    /// <summary>Millimetres.</summary>
    public sealed record SizeFields(int? Length, int? Width, int? Height);

    /// <summary>What stands in texts between commas; no part is empty.</summary>
    internal static IReadOnlyList<string> Parts(IReadOnlyList<string>? texts) =>
        [.. (texts ?? []).SelectMany(t => (t ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>For the aggregate. Only of fields that passed <see cref="ProductFieldsRules{T}"/>.</summary>
    public ProductFacts ToFacts() => new(
        Name!.Trim(), Description ?? "", Category!, Status == "active" ? ProductStatus.Active : ProductStatus.Draft,
        [.. (Attributes ?? new Dictionary<string, string>()).Select(a => new ProductAttribute(a.Key, a.Value))],
        [.. Variants!.Select(v => new VariantFacts(v.Sku!, v.NameAmong(Options?.Count ?? 0), v.Price!.Value, v.WeightGrams!.Value,
            v.OriginCountry is { Length: > 0 } origin ? origin.ToUpperInvariant() : null, CustomsRules.Digits(v.HsCode))
        {
            CompareAt = v.CompareAt,
            Cost = v.Cost,
            Barcode = Gtin.Digits(v.Barcode),
            Size = v.Size is { } size ? new(size.Length!.Value, size.Width!.Value, size.Height!.Value) : null,
            Stock = v.Stock,
            Options = Options is { Count: > 0 } ? [.. v.Options!.Select(o => o.Trim())] : [],
            Picture = v.Picture,
        })],
        TaxClasses.Find(TaxClass))
    {
        Vendor = Vendor?.Trim() ?? "",
        Tags = [.. Parts(Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
        SeoTitle = SeoTitle?.Trim() ?? "",
        SeoDescription = SeoDescription?.Trim() ?? "",
        Options = [.. (Options ?? []).Select(o => o.ToOption())],
        Translations = Translations is null ? null : [.. Translations.Select(t => t.ToText()).Where(t => !t.IsEmpty)],
    };
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
        RuleFor(p => p.Vendor).MaximumLength(Product.VendorLength).IsLine("vendor");
        RuleFor(p => p.Tags).Must(t => ProductFields.Parts(t).Count <= Product.MaxTags).WithMessage($"At most {Product.MaxTags} tags.")
            .Must(t => ProductFields.Parts(t).All(w => w.Length <= Product.TagLength && PlainText.IsLine(w) && PlainText.IsSeen(w)))
            .WithMessage($"A tag has 1 to {Product.TagLength} characters.");
        RuleFor(p => p.SeoTitle).MaximumLength(Product.SeoTitleLength).IsLine("title");
        RuleFor(p => p.SeoDescription).MaximumLength(Product.SeoDescriptionLength).IsLine("description");
        RuleForEach(p => p.Translations).NotNull().SetValidator(new TranslationRules());
        RuleFor(p => p.Translations).Must(t => t is null || t.DistinctBy(x => x?.Language).Count() == t.Count)
            .WithMessage("Each language comes once.");
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
            v.RuleFor(x => x!.CompareAt).Must(m => m is null or { Amount: > 0 and <= Variant.MaxPrice })
                .WithMessage("What it cost before is above zero and at most 1,000 million.");
            v.RuleFor(x => x!.Cost).Must(m => m is null or { Amount: >= 0 and <= Variant.MaxPrice }).WithMessage("What it costs the shop is at most 1,000 million.");
            v.RuleFor(x => x!.Barcode).Must(Gtin.IsValid).WithMessage(Gtin.Rule);
            v.RuleFor(x => x!.Size!).ChildRules(size =>
            {
                foreach (var side in (System.Linq.Expressions.Expression<Func<ProductFields.SizeFields, int?>>[])[s => s.Length, s => s.Width, s => s.Height])
                    size.RuleFor(side).NotNull().WithMessage("A packed unit has a length, a width and a height.")
                        .InclusiveBetween(1, PackedSize.Most).WithMessage($"A side is 1 to {PackedSize.Most} mm.");
            }).When(x => x!.Size is not null);
            v.RuleFor(x => x!.Stock).InclusiveBetween(0, ProductCsv.MaxStock).WithName("The stock");
            v.RuleFor(x => x!.OriginCountry).Must(CustomsRules.IsCountry).WithMessage("The country of origin is two letters (ISO 3166-1 alpha-2), such as PT.");
            v.RuleFor(x => x!.HsCode).Must(CustomsRules.IsHsCode).WithMessage("A customs tariff number (HS code) has 6 to 10 digits, such as 6912.00.");
        }).When(AreFew);
        RuleFor(p => p).Custom(AcrossVariants).When(AreFew);
        RuleFor(p => p).Custom(OptionRules.Check).When(AreFew);
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
            if (product.Variants!.Count > 1 && variant.NameAmong(product.Options?.Count ?? 0).Length == 0)
                context.AddFailure($"Variants[{i}].Name", "Where there are several variants, each has a name.");
            if (variant.Price is { } price && (currency ??= price.Currency) != price.Currency)
                context.AddFailure($"Variants[{i}].Price", "All variants of a product are priced in one currency.");
            foreach (var (field, amount) in new[] { ("CompareAt", variant.CompareAt), ("Cost", variant.Cost) })
                if (amount is { } other && variant.Price is { } own && other.Currency != own.Currency)
                    context.AddFailure($"Variants[{i}].{field}", "This is in the currency of the price.");
        }
    }
}

/// <summary>A product as the back office sees it.</summary>
internal sealed record ProductDetails(
    Guid Id, string Slug, string Name, string Description, string Category, ProductStatus Status, IReadOnlyList<ProductImage> Images,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<ProductDetails.Item> Variants, TaxClass TaxClass, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public string Vendor { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string SeoTitle { get; init; } = "";
    public string SeoDescription { get; init; } = "";
    public IReadOnlyList<ProductOption> Options { get; init; } = [];

    /// <summary>In further languages.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    public sealed record Item(string Sku, string Name, Money Price, int WeightGrams, string? OriginCountry, string? HsCode)
    {
        public Money? CompareAt { get; init; }
        public Money? Cost { get; init; }
        public string? Barcode { get; init; }

        /// <summary>Of one packed unit, in millimetres.</summary>
        public PackedSize? Size { get; init; }

        public IReadOnlyList<string> Options { get; init; } = [];
        public string? Picture { get; init; }
    }

    public static ProductDetails Of(Product p) => new(
        p.Id, p.Slug, p.Name, p.Description, p.Category, p.Status, p.Images, ProductAttribute.ToObject(p.Attributes),
        [.. p.Variants.OrderBy(v => v.Position).Select(v => new Item(v.Sku, v.Name, v.Price, v.WeightGrams, v.OriginCountry, v.HsCode)
        {
            CompareAt = v.CompareAt,
            Cost = v.Cost,
            Barcode = v.Barcode,
            Size = v.Size,
            Options = v.Options,
            Picture = v.PictureUrl,
        })],
        p.TaxClass, p.CreatedAt, p.UpdatedAt, p.Version)
    {
        Vendor = p.Vendor,
        Tags = p.Tags,
        SeoTitle = p.SeoTitle,
        SeoDescription = p.SeoDescription,
        Options = p.Options,
        Translations = [.. p.Translations.Select(Translation.Of)],
    };
}
