namespace ClickCart.Catalog.Products;

/// <summary>A product that may be on the list, with its rank where words were searched.</summary>
internal sealed class Candidate
{
    public required Product Product { get; init; }
    public double Rank { get; init; }
}

/// <summary>The row that a page begins behind, as its cursor keeps it.</summary>
/// <param name="Back">The page ends before the row.</param>
/// <param name="Position">How many rows come before the page, or before the row.</param>
internal readonly record struct SortKey(
    string Sort, Guid Id, long Number = 0, string? Text = null, double Rank = 0, DateTimeOffset At = default, bool Back = false, int Position = 0);

/// <summary>A row of a list: what is shown of a product, and what the sorts read.</summary>
internal sealed record Sorted<T>(T Item, Guid Id, long PriceFrom, DateTimeOffset CreatedAt, string SortName, double Rank)
{
    public SortKey KeyOf(ProductSort sort) => new(sort.Name, Id, PriceFrom, SortName, Rank, CreatedAt);
}

/// <summary>An order of the shop's list, the id last, so that a page begins exactly after the row that ended the one before.</summary>
/// <param name="Reverse">The name of the order that goes the other way.</param>
internal sealed record ProductSort(
    string Name, string Reverse, Func<IQueryable<Candidate>, IQueryable<Candidate>> Order,
    Func<IQueryable<Candidate>, SortKey, IQueryable<Candidate>> After)
{
    private static readonly ProductSort Newest = new("newest", "oldest",
        all => all.OrderByDescending(c => c.Product.CreatedAt).ThenByDescending(c => c.Product.Id),
        (all, last) => all.Where(c => c.Product.CreatedAt <= last.At && (c.Product.CreatedAt < last.At || c.Product.Id < last.Id)));

    private static readonly ProductSort[] All =
    [
        new("relevance", "-relevance",
            all => all.OrderBy(c => c.Rank).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c => c.Rank >= last.Rank && (c.Rank > last.Rank || c.Product.Id > last.Id))),
        Newest,
        new("price", "-price",
            all => all.OrderBy(c => c.Product.PriceFrom).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.PriceFrom >= last.Number && (c.Product.PriceFrom > last.Number || c.Product.Id > last.Id))),
        new("-price", "price",
            all => all.OrderByDescending(c => c.Product.PriceFrom).ThenByDescending(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.PriceFrom <= last.Number && (c.Product.PriceFrom < last.Number || c.Product.Id < last.Id))),
        new("name", "-name",
            all => all.OrderBy(c => c.Product.SortName).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c =>
                c.Product.SortName.CompareTo(last.Text) >= 0 && (c.Product.SortName.CompareTo(last.Text) > 0 || c.Product.Id > last.Id))),
    ];

    /// <summary>The other ways round of those that nobody asks for so, to page back by.</summary>
    private static readonly ProductSort[] Others =
    [
        new("-relevance", "relevance",
            all => all.OrderByDescending(c => c.Rank).ThenByDescending(c => c.Product.Id),
            (all, last) => all.Where(c => c.Rank <= last.Rank && (c.Rank < last.Rank || c.Product.Id < last.Id))),
        new("oldest", "newest",
            all => all.OrderBy(c => c.Product.CreatedAt).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.CreatedAt >= last.At && (c.Product.CreatedAt > last.At || c.Product.Id > last.Id))),
        new("-name", "name",
            all => all.OrderByDescending(c => c.Product.SortName).ThenByDescending(c => c.Product.Id),
            (all, last) => all.Where(c =>
                c.Product.SortName.CompareTo(last.Text) <= 0 && (c.Product.SortName.CompareTo(last.Text) < 0 || c.Product.Id < last.Id))),
    ];

    /// <summary>What only staff asks for.</summary>
    private static readonly ProductSort[] OfStaff =
    [
        new("-changed", "changed",
            all => all.OrderByDescending(c => c.Product.UpdatedAt).ThenByDescending(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.UpdatedAt <= last.At && (c.Product.UpdatedAt < last.At || c.Product.Id < last.Id))),
        new("changed", "-changed",
            all => all.OrderBy(c => c.Product.UpdatedAt).ThenBy(c => c.Product.Id),
            (all, last) => all.Where(c => c.Product.UpdatedAt >= last.At && (c.Product.UpdatedAt > last.At || c.Product.Id > last.Id))),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(s => s.Name));

    public static string NamesForStaff { get; } = string.Join(", ", All.Concat(Others).Concat(OfStaff).Select(s => s.Name));

    /// <summary>Its cursors hold when a product was changed last, not when it was made.</summary>
    public bool IsByChange => Name is "changed" or "-changed";

    /// <summary>The way that leads from a page to the one before it.</summary>
    private ProductSort Backwards => All.Concat(Others).First(s => s.Name == Reverse);

    /// <summary>Null when there is no such sort. Relevance, which is also what none means, without words to be relevant to is the newest first.</summary>
    public static ProductSort? Parse(string? sort, bool searched)
    {
        if (string.IsNullOrEmpty(sort)) sort = "relevance";
        return sort == "relevance" && !searched ? Newest : Array.Find(All, s => s.Name == sort);
    }

    /// <summary>The same for staff, who may turn each of them round; without one the newest are first.</summary>
    public static ProductSort? ParseForStaff(string? sort, bool searched)
    {
        if (string.IsNullOrEmpty(sort)) sort = "newest";
        return Parse(sort, searched) ?? Others.Concat(OfStaff).FirstOrDefault(s => s.Name == sort && (searched || s.Name != "-relevance"));
    }

    /// <summary>False when the cursor belongs to another sort, or is not one that was given out.</summary>
    public bool TryAfter(PageRequest page, out SortKey? after)
    {
        after = page.After<SortKey>();
        // One without a text was not given out, nor one with what no product's name holds.
        return after is not { } key || (key.Sort == Name && key.Text is { } text && PlainText.IsSound(text));
    }

    /// <summary>The first from behind <paramref name="from"/>, or the last before it, the nearest to it first.</summary>
    public IQueryable<Candidate> Take(IQueryable<Candidate> all, SortKey? from, int most)
    {
        var way = from is { Back: true } ? Backwards : this;
        // Ordered again, so that stock is looked up for these rows only.
        return way.Order(way.Order(from is { } row ? way.After(all, row) : all).Take(most));
    }
}
