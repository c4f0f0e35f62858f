using System.Globalization;
using System.Text;
using ClickCart.Catalog.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>What a line of a table says beyond what every product has; what it does not say is null, and stays as it is.</summary>
internal sealed record LineFields
{
    /// <summary>
    /// <c>optionValues</c> are the product's options with all their values (<c>Colour=Red #c0392b, Blue; Size=S, M</c>), <c>options</c> those of the variant
    /// (<c>Colour=Red; Size=M</c>), <c>pictures</c> addresses with their words, <c>attributes</c> names with their values: pairs behind one another, in which
    /// a backslash stands before what would end them; <c>size</c> is that of a packed unit in millimetres (<c>300x200x50</c>).
    /// </summary>
    public static readonly IReadOnlyList<string> Columns =
        [
            "compareAt", "cost", "barcode", "vendor", "tags", "seoTitle", "seoDescription", "optionValues", "options", "pictures", "picture", "attributes",
            "size",
        ];

    /// <summary>What is said in a further language stands in columns of these names with its code behind: <c>name:de</c>.</summary>
    private static readonly IReadOnlyList<string> Translated = ["name", "description", "seoTitle", "seoDescription", "words"];

    public static IEnumerable<string> ColumnsOf(Language language) => Translated.Select(t => $"{t}:{language.Code}");

    /// <summary>Major units.</summary>
    public decimal? CompareAt { get; init; }

    /// <summary>Major units.</summary>
    public decimal? Cost { get; init; }

    public string? Barcode { get; init; }
    public PackedSize? Size { get; init; }
    public string? Vendor { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public string? SeoTitle { get; init; }
    public string? SeoDescription { get; init; }
    public IReadOnlyList<ProductOption>? Axes { get; init; }
    public IReadOnlyList<(string Name, string Value)>? Values { get; init; }
    public IReadOnlyList<ProductImage>? Pictures { get; init; }
    public string? Picture { get; init; }
    public IReadOnlyList<ProductAttribute>? Attributes { get; init; }

    /// <summary>What the line says in further languages; an empty text stays as it is.</summary>
    public IReadOnlyList<ProductText> Translations { get; init; } = [];

    public ProductFacts Onto(ProductFacts facts) => facts with
    {
        Vendor = Vendor ?? facts.Vendor,
        Tags = Tags ?? facts.Tags,
        SeoTitle = SeoTitle ?? facts.SeoTitle,
        SeoDescription = SeoDescription ?? facts.SeoDescription,
        Options = Axes ?? facts.Options,
        Attributes = Attributes ?? facts.Attributes,
        Translations = Translations.Count == 0 ? facts.Translations : Onto(facts.Translations ?? []),
    };

    private List<ProductText> Onto(IReadOnlyList<ProductText> present)
    {
        var texts = present.ToList();
        foreach (var said in Translations)
        {
            var at = texts.FindIndex(t => t.Language == said.Language);
            if (at < 0) texts.Add(said);
            else
                texts[at] = texts[at] with
                {
                    Name = said.Name.Length > 0 ? said.Name : texts[at].Name,
                    Description = said.Description.Length > 0 ? said.Description : texts[at].Description,
                    SeoTitle = said.SeoTitle.Length > 0 ? said.SeoTitle : texts[at].SeoTitle,
                    SeoDescription = said.SeoDescription.Length > 0 ? said.SeoDescription : texts[at].SeoDescription,
                    Words = said.Words.Count > 0 ? said.Words : texts[at].Words,
                };
        }
        return texts;
    }

    /// <param name="variant">With its price.</param>
    /// <param name="options">The product's.</param>
    /// <param name="said">The variant with what the line says of it.</param>
    /// <returns>Why it cannot be said, or null.</returns>
    public string? Onto(VariantFacts variant, IReadOnlyList<ProductOption> options, out VariantFacts said)
    {
        said = variant;
        var decimals = Money.Decimals(variant.Price.Currency);
        if ((CompareAt ?? 0).Scale > decimals || (Cost ?? 0).Scale > decimals) return $"price: {variant.Price.Currency} has {decimals} decimals";
        var chosen = variant.Options;
        if (Values is not null)
        {
            var named = Values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
            chosen = [.. options.Select(o => named.GetValueOrDefault(o.Name) is { } value && o.Values.Any(v => v.Name == value) ? value : "")];
            if (chosen.Contains("") || named.Count != options.Count)
                return $"options: one value of each of the product's options ({string.Join(", ", options.Select(o => o.Name))})";
        }
        said = variant with
        {
            CompareAt = CompareAt is { } before ? Money.FromMajor(before, variant.Price.Currency) : variant.CompareAt,
            Cost = Cost is { } cost ? Money.FromMajor(cost, variant.Price.Currency) : variant.Cost,
            Barcode = Barcode ?? variant.Barcode,
            Size = Size ?? variant.Size,
            Options = chosen,
            Picture = Picture ?? variant.Picture,
        };
        return null;
    }

    /// <param name="said">The field of a column; null when it is empty.</param>
    /// <param name="price">Reads a price as the file writes them.</param>
    /// <param name="fields">Null when something is wrong.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Read(Func<string, string?> said, Func<string, (decimal? Major, string? Wrong)> price, out LineFields? fields)
    {
        fields = null;
        var (compareAt, wrongBefore) = said("compareAt") is { } b ? price(b) : (null, null);
        var (cost, wrongCost) = said("cost") is { } c ? price(c) : (null, null);
        var tags = said("tags") is { } t ? ProductFields.Parts([t]).Distinct(StringComparer.OrdinalIgnoreCase).ToList() : null;
        var (values, pictures, attributes) = (Pairs(said("options")), Pairs(said("pictures")), Pairs(said("attributes")));
        var axes = Pairs(said("optionValues"))?.ConvertAll(a => new ProductOption(a.Name, [.. ProductFields.Parts([a.Value]).Select(Value)]));
        var error = wrongBefore is not null ? $"compareAt: {wrongBefore}" : wrongCost is not null ? $"cost: {wrongCost}"
            : compareAt is <= 0 or > Variant.MaxPrice ? "compareAt: above zero and at most 1,000 million"
            : cost is > Variant.MaxPrice ? "cost: at most 1,000 million"
            : !Gtin.IsValid(said("barcode")) ? "barcode: a GTIN of 8, 12, 13 or 14 digits, of which the last is right by the others; as text"
            : said("size") is { } size && PackedSize.Read(size) is null
                ? $"size: length, width and height of a packed unit in whole millimetres, each 1 to {PackedSize.Most}, as in 300x200x50"
            : !IsLine(said("vendor"), Product.VendorLength) ? $"vendor: at most {Product.VendorLength} characters on one line"
            : tags is not null && (tags.Count > Product.MaxTags || !tags.TrueForAll(w => IsLine(w, Product.TagLength)))
                ? $"tags: at most {Product.MaxTags} of {Product.TagLength} characters, with commas between them"
            : !IsLine(said("seoTitle"), Product.SeoTitleLength) ? $"seoTitle: at most {Product.SeoTitleLength} characters on one line"
            : !IsLine(said("seoDescription"), Product.SeoDescriptionLength) ? $"seoDescription: at most {Product.SeoDescriptionLength} characters on one line"
            : axes is not null && !OptionRules.AreSound(axes)
                ? $"optionValues: at most {ProductOption.Most} options, as in Colour=Red #c0392b, Blue; Size=S, M"
            : values is not null && values.DistinctBy(v => v.Name).Count() != values.Count ? "options: each once, as in Colour=Red; Size=M"
            : pictures is not null && (pictures.Count > Product.MaxPictures || pictures.DistinctBy(p => p.Name).Count() != pictures.Count
                || pictures.Exists(p => p.Value.Length is 0 or > ProductImage.AltLength || !PlainText.IsLine(p.Value)))
                ? $"pictures: at most {Product.MaxPictures}, each once, with its words behind it, as in /images/uploads/0c1d….jpg=A mug"
            : attributes is not null && (attributes.Count > 50 || attributes.DistinctBy(a => a.Name).Count() != attributes.Count
                || attributes.Exists(a => a.Name.Length is 0 or > 100 || a.Name.Any(char.IsControl) || a.Value.Trim().Length is 0 or > 500
                    || !TextRules.IsText(a.Value)))
                ? "attributes: at most 50, each once, as in Material=Linen; Care=Wash cold"
            : null;
        var translations = Language.Known.Select(l => TextIn(l, said)).Where(t => !t.IsEmpty).ToList();
        error ??= translations.Select(Wrong).FirstOrDefault(w => w is not null);
        if (error is not null) return error;
        fields = new()
        {
            CompareAt = compareAt,
            Cost = cost,
            Barcode = Gtin.Digits(said("barcode")),
            Size = said("size") is { } sides ? PackedSize.Read(sides) : null,
            Vendor = said("vendor"),
            Tags = tags,
            SeoTitle = said("seoTitle"),
            SeoDescription = said("seoDescription"),
            Axes = axes,
            Values = values,
            Pictures = pictures?.ConvertAll(p => new ProductImage(p.Name, p.Value)),
            Picture = said("picture"),
            Attributes = attributes?.ConvertAll(a => new ProductAttribute(a.Name, a.Value)),
            Translations = translations,
        };
        return null;
    }

    private static ProductText TextIn(Language language, Func<string, string?> said) => new(language.Code)
    {
        Name = said($"name:{language.Code}") ?? "",
        Description = said($"description:{language.Code}") ?? "",
        SeoTitle = said($"seoTitle:{language.Code}") ?? "",
        SeoDescription = said($"seoDescription:{language.Code}") ?? "",
        Words = [.. (Pairs(said($"words:{language.Code}")) ?? []).Select(w => new TranslatedWord(w.Name, w.Value))],
    };

    private static string? Wrong(ProductText text) =>
        !IsLineOrEmpty(text.Name, Product.NameLength) ? $"name:{text.Language}: at most {Product.NameLength} characters on one line"
        : text.Description.Length > Product.DescriptionLength || !TextRules.IsText(text.Description)
            ? $"description:{text.Language}: at most {Product.DescriptionLength} characters"
        : !IsLineOrEmpty(text.SeoTitle, Product.SeoTitleLength) ? $"seoTitle:{text.Language}: at most {Product.SeoTitleLength} characters on one line"
        : !IsLineOrEmpty(text.SeoDescription, Product.SeoDescriptionLength)
            ? $"seoDescription:{text.Language}: at most {Product.SeoDescriptionLength} characters on one line"
        : text.Words.Count > ProductText.MostWords || text.Words.DistinctBy(w => w.Word).Count() != text.Words.Count
            || text.Words.Any(w => w.Word.Length == 0 || w.Text.Length is 0 or > ProductText.WordLength || !TextRules.IsText(w.Text))
            ? $"words:{text.Language}: at most {ProductText.MostWords}, each once, as in Colour=Farbe; Red=Rot"
        : null;

    /// <summary>In the order of <see cref="Columns"/>; prices in the currency's decimals.</summary>
    public IEnumerable<string?> Write(string currency)
    {
        var decimals = $"F{Money.Decimals(currency)}";
        return
        [
            CompareAt?.ToString(decimals, CultureInfo.InvariantCulture), Cost?.ToString(decimals, CultureInfo.InvariantCulture), Barcode, Vendor,
            string.Join(", ", Tags ?? []), SeoTitle, SeoDescription,
            Joined(Axes?.Select(a => (a.Name, string.Join(", ", a.Values.Select(v => v.Swatch is null ? v.Name : $"{v.Name} {v.Swatch}"))))),
            Joined(Values), Joined(Pictures?.Select(p => (p.Url, p.Alt))), Picture, Joined(Attributes?.Select(a => (a.Name, a.Value))),
            Size?.ToString(),
        ];
    }

    /// <summary>In the order of <see cref="ColumnsOf"/>.</summary>
    public IEnumerable<string?> Write(Language language) => Write(Translations.FirstOrDefault(t => t.Language == language.Code) ?? new(language.Code));

    private static IEnumerable<string?> Write(ProductText text) =>
        [text.Name, text.Description, text.SeoTitle, text.SeoDescription, Joined(text.Words.Select(w => (w.Word, w.Text)))];

    private static OptionValue Value(string text) => text.LastIndexOf(" #", StringComparison.Ordinal) is var at and > 0 && text.Length == at + 8
        ? new(text[..at].TrimEnd(), text[(at + 1)..].ToLowerInvariant()) : new(text);

    private static bool IsLine(string? text, int most) => text is null || (text.Length <= most && PlainText.IsLine(text) && PlainText.IsSeen(text));

    private static bool IsLineOrEmpty(string text, int most) => text.Length == 0 || IsLine(text, most);

    private static string Joined(IEnumerable<(string, string)>? pairs) =>
        string.Join("; ", (pairs ?? []).Select(p => $"{Escaped(p.Item1)}={Escaped(p.Item2)}"));

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var (i, c) in text.Index())
            escaped.Append(c is '\\' or ';' or '=' || (char.IsWhiteSpace(c) && (i == 0 || i == text.Length - 1)) ? "\\" : "").Append(c);
        return escaped.ToString();
    }

    /// <summary>Names and values; blanks around them do not count unless a backslash stands before them.</summary>
    private static List<(string Name, string Value)>? Pairs(string? text)
    {
        if (text is null) return null;
        var pairs = new List<(string, string)>();
        var (name, part, kept) = ((string?)null, new StringBuilder(), 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '\\' && i + 1 < text.Length)
            {
                part.Append(text[++i]);
                kept = part.Length;
            }
            else if (i == text.Length || text[i] == ';' || (text[i] == '=' && name is null))
            {
                var said = part.ToString(0, kept);
                if (i < text.Length && text[i] == '=') name = said;
                else if (name is not null || said.Length > 0)
                {
                    pairs.Add((name ?? said, name is null ? "" : said));
                    name = null;
                }
                part.Clear();
                kept = 0;
            }
            else if (!char.IsWhiteSpace(text[i]) || part.Length > 0)
            {
                part.Append(text[i]);
                if (!char.IsWhiteSpace(text[i])) kept = part.Length;
            }
        }
        return pairs;
    }
}
