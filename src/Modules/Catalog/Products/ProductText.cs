namespace ClickCart.Catalog.Products;

/// <summary>What is said about a product in one further language. What is empty or missing is said in the shop's own.</summary>
/// <param name="Language">Its code: <c>de</c>.</param>
internal sealed record ProductText(string Language)
{
    public const int MostWords = 500;
    public const int WordLength = 500;

    public string Name { get; init; } = "";
    public string Description { get; init; } = "";
    public string SeoTitle { get; init; } = "";
    public string SeoDescription { get; init; } = "";

    /// <summary>Of its options and their values, variants, attributes and pictures: as they are called in the shop's own language, and in this one.</summary>
    public IReadOnlyList<TranslatedWord> Words { get; init; } = [];

    public bool IsEmpty => Name.Length + Description.Length + SeoTitle.Length + SeoDescription.Length + Words.Count == 0;

    public string Word(string word) => Words.FirstOrDefault(w => w.Word == word)?.Text ?? word;

    /// <summary>A variant's own name: as a whole, or by the values that it is made of.</summary>
    public string VariantName(string name) => Word(name) is var whole && whole != name ? whole : string.Join(", ", name.Split(", ").Select(Word));

    /// <summary>The name of an item: the product's, with the variant's where the shop's own has it.</summary>
    public string ItemName(string product, string variant, string own)
    {
        var name = Name.Length > 0 ? Name : product;
        return own == product || variant.Length == 0 ? name : $"{name}, {VariantName(variant)}";
    }

    /// <summary>In a line of words: <c>Colour: Farbe</c>.</summary>
    public override string ToString() => string.Join(" · ", new[] { Name, Description, SeoTitle, SeoDescription }
        .Concat(Words.Select(w => $"{w.Word}: {w.Text}")).Where(t => t.Length > 0));

    public bool Equals(ProductText? other) => other is not null
        && (Language, Name, Description, SeoTitle, SeoDescription) == (other.Language, other.Name, other.Description, other.SeoTitle, other.SeoDescription)
        && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => HashCode.Combine(Language, Name, Description, Words.Count);
}

internal sealed record TranslatedWord(string Word, string Text);

/// <summary>The same as the back office sends and gets it.</summary>
/// <param name="Language">The code of a further language that the shop may offer: <c>de</c>.</param>
/// <param name="Name">Missing or empty, like the others: as in the shop's own language.</param>
/// <param name="Words">What options and their values, variants, attributes and pictures are called: <c>{"Colour":"Farbe"}</c>.</param>
internal sealed record Translation(
    string? Language, string? Name = null, string? Description = null, string? SeoTitle = null, string? SeoDescription = null,
    IReadOnlyDictionary<string, string?>? Words = null)
{
    internal ProductText ToText() => new(Language!)
    {
        Name = Name?.Trim() ?? "",
        Description = Description?.Trim() ?? "",
        SeoTitle = SeoTitle?.Trim() ?? "",
        SeoDescription = SeoDescription?.Trim() ?? "",
        Words = [.. (Words ?? new Dictionary<string, string?>()).Where(w => !string.IsNullOrWhiteSpace(w.Value))
            .Select(w => new TranslatedWord(w.Key, w.Value!.Trim()))],
    };

    internal static Translation Of(ProductText text) => new(text.Language, text.Name, text.Description, text.SeoTitle, text.SeoDescription,
        text.Words.ToDictionary(w => w.Word, string? (w) => w.Text, StringComparer.Ordinal));
}

internal sealed class TranslationRules : AbstractValidator<Translation>
{
    public TranslationRules()
    {
        RuleFor(t => t.Language).Must(l => Platform.Settings.Language.Find(l)?.Code == l).WithMessage($"A language is one of {Codes}.");
        RuleFor(t => t.Name).MaximumLength(Product.NameLength).IsLine("name");
        RuleFor(t => t.Description).MaximumLength(Product.DescriptionLength)
            .Must(d => d is null || TextRules.IsText(d)).WithMessage("The description holds a control character.");
        RuleFor(t => t.SeoTitle).MaximumLength(Product.SeoTitleLength).IsLine("title");
        RuleFor(t => t.SeoDescription).MaximumLength(Product.SeoDescriptionLength).IsLine("description");
        RuleFor(t => t.Words).Must(w => w is null
                || (w.Count <= ProductText.MostWords && w.All(p => IsWord(p.Key) && p.Key.Length > 0 && (p.Value is null || IsWord(p.Value)))))
            .WithMessage($"At most {ProductText.MostWords} words, each with its translation, of at most {ProductText.WordLength} characters.");
    }

    internal static readonly string Codes = string.Join(", ", Platform.Settings.Language.Known.Select(l => l.Code));

    private static bool IsWord(string text) => text.Length <= ProductText.WordLength && TextRules.IsText(text);
}

/// <summary>The texts of products in the further language that somebody asked for; nothing is read where it is the shop's own.</summary>
internal sealed class ProductTexts(CatalogDbContext db, Languages languages)
{
    public Language? Asked => languages.Asked;

    /// <summary>That of one product; null for the shop's own.</summary>
    public ProductText? Of(IReadOnlyList<ProductText> texts) => Asked is { } asked ? texts.FirstOrDefault(t => t.Language == asked.Code) : null;

    /// <summary>By slug, the names of those that have one in it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> slugs, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var wanted = slugs.ToList();
        if (Asked is null || wanted.Count == 0) return names;
        foreach (var p in await db.Products.Where(p => wanted.Contains(p.Slug)).Select(p => new { p.Slug, p.Translations }).ToListAsync(ct))
            if (Of(p.Translations) is { Name: { Length: > 0 } name }) names[p.Slug] = name;
        return names;
    }

    public async Task<IReadOnlyList<ProductCard>> SayAsync(IReadOnlyList<ProductCard> cards, CancellationToken ct)
    {
        var names = await NamesAsync(cards.Select(c => c.Slug), ct);
        return names.Count == 0 ? cards : [.. cards.Select(c => c with { Name = names.GetValueOrDefault(c.Slug, c.Name) })];
    }

    public async Task<IReadOnlyList<SearchProducts.Item>> SayAsync(IReadOnlyList<SearchProducts.Item> items, CancellationToken ct)
    {
        var names = await NamesAsync(items.Select(i => i.Slug), ct);
        return names.Count == 0 ? items : [.. items.Select(i => i with { Name = names.GetValueOrDefault(i.Slug, i.Name) })];
    }

    /// <summary>By SKU, the names of items.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ItemNamesAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Asked is null) return names;
        var items =
            from v in db.Variants
            where skus.Contains(v.Sku)
            join p in db.Products on v.ProductId equals p.Id
            select new { v.Sku, v.Name, v.ItemName, Product = p.Name, p.Translations };
        foreach (var i in await items.ToListAsync(ct))
            if (Of(i.Translations) is { } text) names[i.Sku] = text.ItemName(i.Product, i.Name, i.ItemName);
        return names;
    }
}
