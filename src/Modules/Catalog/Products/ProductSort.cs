namespace ClickCart.Catalog.Products;

/// <summary>A product that may be on the list, with its rank where words were searched.</summary>
internal sealed class Candidate
{
    public required Product Product { get; init; }
    public double Rank { get; init; }
}

/// <summary>The last row of a page, as its cursor keeps it.</summary>
internal readonly record struct SortKey(string Sort, Guid Id, long Number = 0, string? Text = null, double Rank = 0, DateTimeOffset At = default);

/// <summary>A row of a list: what is shown of a product, and what the sorts read.</summary>
internal sealed record Sorted<T>(T Item, Guid Id, long PriceFrom, DateTimeOffset CreatedAt, string SortName, double Rank)
{
    public SortKey KeyOf(ProductSort sort) => new(sort.Name, Id, PriceFrom, SortName, Rank, CreatedAt);
}

/// <summary>An order of the shop's list, the id last, so that a page begins exactly after the row that ended the one before.</summary>
internal sealed record ProductSort(
    string Name, Func<IQueryable<Candidate>, IQueryable<Candidate>> Order, Func<IQueryable<Candidate>, SortKey, IQueryable<Candidate>> After)
{
    private static readonly ProductSort Newest = new("newest",
        all => all.OrderByDescending(c => c.Product.CreatedAt).ThenByDescending(c => c.Product.Id),
        (all, last) => all.Where(c => c.Product.CreatedAt < last.At || (c.Product.CreatedAt == last.At && c.Product.Id < last.Id)));

    private static readonly ProductSort[] All =
    [
        new("relevance",
            all => all.OrderBy(c => c.Rank).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c => c.Rank > last.Rank || (c.Rank == last.Rank && c.Product.Id > last.Id))),
        Newest,
        new("price",
            all => all.OrderBy(c => c.Product.PriceFrom).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.PriceFrom > last.Number || (c.Product.PriceFrom == last.Number && c.Product.Id > last.Id))),
        new("-price",
            all => all.OrderByDescending(c => c.Product.PriceFrom).ThenByDescending(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.PriceFrom < last.Number || (c.Product.PriceFrom == last.Number && c.Product.Id < last.Id))),
        new("name",
            all => all.OrderBy(c => c.Product.SortName).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.SortName.CompareTo(last.Text) > 0 || (c.Product.SortName == last.Text && c.Product.Id > last.Id))),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(s => s.Name));

    /// <summary>Null when there is no such sort. Relevance, which is also what none means, without words to be relevant to is the newest first.</summary>
    public static ProductSort? Parse(string? sort, bool searched)
    {
        if (string.IsNullOrEmpty(sort)) sort = "relevance";
        return sort == "relevance" && !searched ? Newest : Array.Find(All, s => s.Name == sort);
    }

    /// <summary>False when the cursor belongs to another sort, or is not one that was given out.</summary>
    public bool TryAfter(PageRequest page, out SortKey? after)
    {
        after = page.After<SortKey>();
        // One without a text was not given out, nor one with what no product's name holds.
        return after is not { } key || (key.Sort == Name && key.Text is { } text && PlainText.IsSound(text));
    }

    /// <summary>In order, from behind <paramref name="after"/>.</summary>
    public IQueryable<Candidate> Page(IQueryable<Candidate> all, SortKey? after) => Order(after is { } last ? After(all, last) : all);
}
