using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

internal enum ProductStatus
{
    /// <summary>Only the back office sees it.</summary>
    Draft,

    /// <summary>In the shop.</summary>
    Active,

    /// <summary>Taken out of the shop; orders that hold it are not touched.</summary>
    Archived,
}

/// <summary>A thing the shop sells, in one or more variants of one currency. Each price change leaves a row of history.</summary>
internal sealed class Product : Aggregate
{
    public const int NameLength = 200;
    public const int DescriptionLength = 10_000;
    public const int MaxVariants = 100;
    public const int MaxPictures = 20;
    public const int VendorLength = 100;
    public const int MaxTags = 50;
    public const int TagLength = 40;
    public const int SeoTitleLength = 100;
    public const int SeoDescriptionLength = 320;

    private readonly List<Variant> _variants = [];
    private readonly List<PriceChange> _priceChanges = [];

    private Product() { }

    /// <param name="slug">A free one.</param>
    /// <param name="stocked">SKUs that Inventory has already; usually none.</param>
    /// <param name="images">Null draws a parcel.</param>
    public Product(
        Guid id, string slug, ProductFacts facts, IReadOnlySet<string> stocked, DateTimeOffset at, IReadOnlyList<ProductImage>? images = null) : base(id)
    {
        (Slug, CreatedAt) = (slug, at);
        Show(images ?? [new(Picture.Standard(slug), facts.Name)]);
        Say(facts, stocked, new Edit("", at, null!));
    }

    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The name folded so that it sorts alike on every database: no accents, no capitals.</summary>
    public string SortName { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>The category's slug.</summary>
    public string Category { get; private set; } = "";

    public ProductStatus Status { get; private set; }
    public TaxClass TaxClass { get; private set; }
    public IReadOnlyList<ProductAttribute> Attributes { get; private set; } = [];
    public IReadOnlyList<ProductImage> Images { get; private set; } = [];

    /// <summary>Who makes it; may be empty.</summary>
    public string Vendor { get; private set; } = "";

    /// <summary>Words by which the shop groups products, besides their category.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>What search engines show as its title; empty: its name.</summary>
    public string SeoTitle { get; private set; } = "";

    /// <summary>What they show below it; empty: the beginning of its description.</summary>
    public string SeoDescription { get; private set; } = "";

    /// <summary>What is said about it in further languages.</summary>
    public IReadOnlyList<ProductText> Translations { get; private set; } = [];

    /// <summary>In what its variants differ; none: by their names alone.</summary>
    public IReadOnlyList<ProductOption> Options { get; private set; } = [];

    /// <summary>The first image's, for lists.</summary>
    public string? ImageUrl { get; private set; }

    /// <summary>The lowest price of a variant, in minor units.</summary>
    public long PriceFrom { get; private set; }

    /// <summary>The highest one.</summary>
    public long PriceTo { get; private set; }

    /// <summary>What the variant of the lowest price cost before; null where that is no more.</summary>
    public long? CompareAtFrom { get; private set; }

    public string Currency { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    /// <summary>Later with each change, also when the clock is set back.</summary>
    public DateTimeOffset UpdatedAt { get; private set => field = value > field ? value : field.AddMicroseconds(1); }
    public IReadOnlyList<Variant> Variants => _variants;
    public IReadOnlyList<PriceChange> PriceChanges => _priceChanges;
    public SearchDocument Document { get; private init; } = new();

    /// <summary>The attributes again, as lists are filtered by them.</summary>
    public List<AttributeValue> AttributeValues { get; private init; } = [];

    /// <summary>Replaces everything said about the product; variants are matched by SKU.</summary>
    public void Revise(string slug, ProductFacts facts, IReadOnlySet<string> stocked, Edit edit)
    {
        Slug = slug;
        Say(facts, stocked, edit);
    }

    public void Archive(DateTimeOffset at)
    {
        if (Status == ProductStatus.Archived) return;
        Touch();
        (Status, UpdatedAt) = (ProductStatus.Archived, at);
    }

    /// <summary>Puts a picture behind those it has, or in the place of the parcel that was drawn for want of one. Refused when there are too many.</summary>
    public Error? AddPicture(ProductImage picture, DateTimeOffset at)
    {
        var others = Images.Where(i => !Picture.IsStandard(i.Url) && i.Url != picture.Url).ToList();
        if (others.Count >= MaxPictures) return Error.Invalid("picture", $"A product has at most {MaxPictures} pictures.");
        Touch();
        Show([.. others, picture]);
        UpdatedAt = at;
        return null;
    }

    /// <summary>Keeps these pictures, in this order and with these words. Refused when one is not the product's own.</summary>
    public Error? ArrangePictures(IReadOnlyList<ProductImage> pictures, DateTimeOffset at)
    {
        if (pictures.DistinctBy(p => p.Url, StringComparer.Ordinal).Count() != pictures.Count || pictures.Any(p => Images.All(i => i.Url != p.Url)))
            return Error.Invalid("images", "Each is a picture that the product has, named once.");
        Touch();
        Show(pictures.Count > 0 ? pictures : [new(Picture.Standard(Slug), Name)]);
        foreach (var variant in _variants.Where(v => pictures.All(p => p.Url != v.PictureUrl))) variant.PictureUrl = null;
        UpdatedAt = at;
        return null;
    }

    /// <summary>
    /// Adds the variant of an import's line that names this product. Without a column of variants the line's name is the variant's own, or the product's
    /// and the variant's behind a comma.
    /// </summary>
    /// <returns>Why the line cannot be taken, or null.</returns>
    public string? Extend(ProductLine line, IReadOnlySet<string> stocked, Edit edit)
    {
        var name = line.Variant ?? OwnName(line.Name!) ?? line.Name!;
        if (Refuses(line) is { } refusal) return refusal;
        if (line.PriceIn(line.Currency!, out var price) is { } wrong) return wrong;
        if (price.Currency != Currency) return $"currency: '{Name}' is priced in {Currency}";
        if (_variants.Count >= MaxVariants) return $"product: '{Name}' has {MaxVariants} variants already";
        if (name.Length is 0 or > Variant.NameLength || name == Name)
            return $"name: a further variant of '{Name}' has a name of its own, of at most {Variant.NameLength} characters";
        if (_variants.Any(v => v.Name.Length == 0))
            return $"product: the variant '{_variants[0].Sku}' of '{Name}' has no name yet, so a second one could not be told from it";
        var added = new VariantFacts(line.Sku, name, price, line.WeightGrams ?? Variant.UsualWeight, line.Origin, line.HsCode);
        if (line.More.Onto(added, line.More.Axes ?? Options, out added) is { } unfit) return unfit;
        if (line.More.Pictures is { Count: > 0 } pictures) Show(pictures);
        Say(line.More.Onto(Facts with { Status = line.Status ?? Status, Variants = [.. Present, added], TaxClass = line.TaxClass }), stocked, edit);
        return null;
    }

    /// <summary>
    /// Takes a line of an import for one of its variants; what the line does not say stays. Without a column of variants it says the name of the item: the
    /// product's, where it has one variant, else the product's and the variant's. Changes nothing, not even the version, when it says nothing new.
    /// </summary>
    /// <param name="shelf">Finds or makes the line's category; asked only when the line is taken.</param>
    /// <returns>Why the line cannot be taken, or null.</returns>
    public string? Take(ProductLine line, Func<string> shelf, Edit edit)
    {
        var variant = _variants.Single(v => v.Sku == line.Sku);
        if (Refuses(line) is { } refusal) return refusal;
        var price = variant.Price;
        if (line.Price is null && line.Currency is { } unit && unit != Currency) return $"price: another currency than {Currency} needs a price";
        if (line.Price is not null && line.PriceIn(line.Currency ?? Currency, out price) is { } wrong) return wrong;
        var (name, variantName) = (line.Name ?? Name, line.Variant ?? variant.Name);
        if (_variants.Count > 1)
        {
            if (price.Currency != Currency) return $"currency: the other variants of '{Name}' are priced in {Currency}";
            if (line is { Variant: null, Name: { } item })
            {
                if (OwnName(item) is null && item != Name) return $"name: '{line.Sku}' is one of several variants, so its name is '{Name}, …'";
                (name, variantName) = (Name, OwnName(item) ?? variantName);
            }
            if (line.Variant is "") return "variant: where there are several variants, each has a name";
        }
        if (variantName.Length > Variant.NameLength) return $"name: a variant's own name has at most {Variant.NameLength} characters";

        var (category, status, taxClass) = (line.Category is null ? Category : shelf(), line.Status ?? Status, line.TaxClass ?? TaxClass);
        var (description, taken) = (
            line.Description ?? Description, variant.Facts with
            {
                Name = variantName,
                Price = price,
                WeightGrams = line.WeightGrams ?? variant.WeightGrams,
                OriginCountry = line.Origin ?? variant.OriginCountry,
                HsCode = line.HsCode ?? variant.HsCode,
            });
        if (line.More.Onto(taken, line.More.Axes ?? Options, out taken) is { } unfit) return unfit;
        var pictures = line.More.Pictures is { Count: > 0 } said ? said : Images;
        var facts = line.More.Onto(Facts with
        {
            Name = name,
            Description = description,
            Category = category,
            Status = status,
            Variants = [.. Present.Select(f => f.Sku == line.Sku ? taken : f)],
            TaxClass = taxClass,
        });
        if (facts.Says(Facts) && pictures.SequenceEqual(Images)) return null;
        Show(pictures);
        Say(facts, new HashSet<string>(), edit);
        return null;
    }

    public static readonly Error NotFound = Error.NotFound("product");

    public static Error SkuTaken(IReadOnlyCollection<string> skus) =>
        Error.Conflict("sku-taken", $"Another product has the SKU {string.Join(", ", skus)}.").With("skus", skus);

    public static Error SlugTaken(string slug) => Error.Conflict("slug-taken", $"Another product has the slug '{slug}'.");

    /// <summary>What is said about it now.</summary>
    public ProductFacts Facts => new(Name, Description, Category, Status, Attributes, [.. Present], TaxClass)
    {
        Vendor = Vendor,
        Tags = Tags,
        SeoTitle = SeoTitle,
        SeoDescription = SeoDescription,
        Options = Options,
        Translations = Translations,
    };

    private IEnumerable<VariantFacts> Present => _variants.OrderBy(v => v.Position).Select(v => v.Facts);

    /// <summary>What stands behind the product's name in that of an item: <c>M</c> of <c>Sock, M</c>. Null where it does not begin like that.</summary>
    private string? OwnName(string item) => item.StartsWith(Name + ", ", StringComparison.Ordinal) ? item[(Name.Length + 2)..] : null;

    /// <summary>An archived product is not sold again by accident, nor left out without a word.</summary>
    private string? Refuses(ProductLine line) => Status == ProductStatus.Archived && line.Status is null
        ? $"sku: '{line.Sku}' belongs to '{Name}', which is archived; a column status that says active sells it again"
        : null;

    private void Show(IReadOnlyList<ProductImage> pictures) => (Images, ImageUrl) = (pictures, pictures.Count > 0 ? pictures[0].Url : null);

    private void Say(ProductFacts facts, IReadOnlySet<string> stocked, Edit edit)
    {
        Touch();
        (Name, Description, Category, Status, Attributes, UpdatedAt) = (facts.Name, facts.Description, facts.Category, facts.Status, facts.Attributes, edit.At);
        (Vendor, Tags, SeoTitle, SeoDescription, Options) = (facts.Vendor, facts.Tags, facts.SeoTitle, facts.SeoDescription, facts.Options);
        (TaxClass, Translations) = (facts.TaxClass ?? TaxClass, facts.Translations ?? Translations);
        _variants.RemoveAll(v => facts.Variants.All(f => f.Sku != v.Sku));
        foreach (var (position, fact) in facts.Variants.Index())
        {
            var variant = _variants.Find(v => v.Sku == fact.Sku);
            if (variant is null)
                _variants.Add(variant = new() { Sku = fact.Sku, InStock = stocked.Contains(fact.Sku), Price = fact.Price, AddedAt = edit.At });
            else if (variant.Price != fact.Price) Reprice(variant, fact.Price, edit);
            (variant.Name, variant.WeightGrams, variant.Position) = (fact.Name, fact.WeightGrams, position);
            (variant.OriginCountry, variant.HsCode, variant.Barcode, variant.Size) = (fact.OriginCountry, fact.HsCode, fact.Barcode, fact.Size);
            (variant.CompareAtAmount, variant.CostAmount) = (fact.CompareAt?.Amount, fact.Cost?.Amount);
            (variant.Options, variant.PictureUrl) = (fact.Options, Images.Any(i => i.Url == fact.Picture) ? fact.Picture : null);
            variant.ItemName = facts.Variants.Count == 1 || fact.Name.Length == 0 ? Name : $"{Name}, {fact.Name}";
        }
        (PriceFrom, PriceTo, Currency) = (_variants.Min(v => v.PriceAmount), _variants.Max(v => v.PriceAmount), _variants[0].Currency);
        CompareAtFrom = _variants.OrderBy(v => v.PriceAmount).ThenBy(v => v.Position).First() is { CompareAtAmount: { } before } cheapest
            && before > cheapest.PriceAmount
            ? before : null;
        Analyse();
    }

    /// <summary>Its words for search and sorting, by the rules of today.</summary>
    public void Analyse()
    {
        AttributeValue.Keep(AttributeValues, Attributes.Select(a => (a.Name, a.Value)));
        SortName = SearchText.CutAt(Letters.Fold(Name), NameLength);
        Document.Say(Name,
        [
            Category, .. Attributes.Select(a => $"{a.Name} {a.Value}"), .. _variants.Select(v => $"{v.Sku} {v.Name}"), Description,
            .. _variants.SelectMany(v => SearchText.PartsOf(v.Sku)), Vendor, .. Tags, .. _variants.Select(v => v.Barcode ?? ""),
            .. Translations.SelectMany(t => t.Words.Select(w => w.Text).Prepend(t.Description).Prepend(t.Name)),
        ]);
    }

    private void Reprice(Variant variant, Money to, Edit edit)
    {
        _priceChanges.Add(new PriceChange
        {
            Id = edit.Ids.New(),
            Sku = variant.Sku,
            At = UpdatedAt,
            Actor = edit.Actor,
            FromAmount = variant.Price.Amount,
            FromCurrency = variant.Price.Currency,
            ToAmount = to.Amount,
            ToCurrency = to.Currency,
        });
        variant.Price = to;
    }
}
