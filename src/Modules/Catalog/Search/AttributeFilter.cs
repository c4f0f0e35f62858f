using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <summary>
/// The attributes that a list is narrowed to: <c>attr.material=stoneware&amp;attr.material=glass&amp;attr.made-in=portugal</c>. Several values of one attribute
/// are any of them, several attributes all of them. Names and values are those of the facets, or as a product writes them.
/// </summary>
/// <param name="Text">Canonical, so that equal filters are equal: letters, digits and hyphens, <c>=</c> and <c>&amp;</c>.</param>
internal sealed record AttributeFilter(string Text)
{
    public const string Prefix = "attr.";
    private const int MaxAttributes = 6;
    private const int MaxValues = 20;

    public static readonly AttributeFilter None = new("");

    /// <summary>Each attribute with the values that will do.</summary>
    public ILookup<string, string> Chosen => Text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
        .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static ValueTask<AttributeFilter?> BindAsync(HttpContext http)
    {
        var chosen = (
            from asked in http.Request.Query
            where asked.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            from value in asked.Value
            let pair = (Name: AttributeValue.Key(asked.Key[Prefix.Length..]), Value: AttributeValue.Key(value ?? ""))
            where pair is { Name.Length: > 0, Value.Length: > 0 }
            select pair).Distinct().Order().ToLookup(pair => pair.Name, StringComparer.Ordinal);
        if (chosen.Count > MaxAttributes || chosen.Any(name => name.Count() > MaxValues))
            throw new ProblemException(Error.Malformed($"A list is narrowed to at most {MaxAttributes} attributes, each of at most {MaxValues} values."));
        return new(new AttributeFilter(string.Join('&', chosen.SelectMany(name => name).Select(pair => $"{pair.Name}={pair.Value}"))));
    }

    /// <summary>Those that have one of the values of each attribute, each asked for them: for a page, which is full soon.</summary>
    public IQueryable<Candidate> Of(CatalogDbContext db, IQueryable<Candidate> candidates)
    {
        foreach (var attribute in Chosen)
        {
            var having = Having(db, attribute);
            candidates = candidates.Where(c => having.Any(a => a.ProductId == c.Product.Id));
        }
        return candidates;
    }

    /// <summary>The same, found by the values: for counts, which read all of them.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="candidates">Of the list.</param>
    /// <param name="but">The attribute that is left out, to count what else it could be.</param>
    public IQueryable<Candidate> AllOf(CatalogDbContext db, IQueryable<Candidate> candidates, string? but = null)
    {
        foreach (var attribute in Chosen.Where(a => a.Key != but))
        {
            var having = Having(db, attribute).Select(a => a.ProductId);
            candidates = candidates.Where(c => having.Contains(c.Product.Id));
        }
        return candidates;
    }

    private static IQueryable<AttributeValue> Having(CatalogDbContext db, IGrouping<string, string> attribute)
    {
        var (name, values) = (attribute.Key, attribute.ToList());
        return values is [var one]
            ? db.AttributeValues.Where(a => a.NameKey == name && a.ValueKey == one)
            : db.AttributeValues.Where(a => a.NameKey == name && values.Contains(a.ValueKey));
    }
}
