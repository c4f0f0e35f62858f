namespace ClickCart.Catalog.Products;

/// <summary>A product that may be on the list, with its rank where words were searched.</summary>
internal sealed class Candidate
{
    public required Product Product { get; init; }
    public double Rank { get; init; }
}

/// <summary>What the sorts of a list read.</summary>
internal interface ISortable
{
    Guid Id { get; }
    long PriceFrom { get; }
    DateTimeOffset CreatedAt { get; }
    string SortName { get; }
    double Rank { get; }
}

/// <summary>The last row of a page, as its cursor keeps it.</summary>
internal readonly record struct SortKey(string Sort, Guid Id, long Number = 0, string? Text = null, double Rank = 0, DateTimeOffset At = default);

/// <summary>An order of the shop's list, the id last, so that a page begins exactly after the row that ended the one before.</summary>
internal abstract class ProductSort(string name)
{
    private static readonly ProductSort[] All = [new ByRank(), new ByAge(), new ByPrice(), new ByPriceDown(), new ByName()];

    public static string Names { get; } = string.Join(", ", All.Select(s => s.Name));

    public string Name => name;

    /// <summary>Null when there is no such sort. Relevance without words to be relevant to is the newest first.</summary>
    public static ProductSort? Parse(string? sort, bool searched)
    {
        if (string.IsNullOrEmpty(sort)) sort = "relevance";
        var found = Array.Find(All, s => s.Name == sort);
        return found is ByRank && !searched ? All[1] : found;
    }

    /// <summary>False when the cursor belongs to another sort.</summary>
    public bool TryAfter(PageRequest page, out SortKey? after)
    {
        after = page.After<SortKey>();
        return after is not { } key || (key.Sort == Name && IsWhole(key));
    }

    public abstract IQueryable<Candidate> Page(IQueryable<Candidate> all, SortKey? after);
    public abstract SortKey Key(ISortable row);

    protected virtual bool IsWhole(SortKey key) => true;

    private sealed class ByRank() : ProductSort("relevance")
    {
        public override SortKey Key(ISortable row) => new(Name, row.Id, Rank: row.Rank);

        public override IQueryable<Candidate> Page(IQueryable<Candidate> all, SortKey? after)
        {
            if (after is { Rank: var rank, Id: var id }) all = all.Where(c => c.Rank > rank || (c.Rank == rank && c.Product.Id > id));
            return all.OrderBy(c => c.Rank).ThenBy(c => c.Product.Id);
        }
    }

    private sealed class ByAge() : ProductSort("newest")
    {
        public override SortKey Key(ISortable row) => new(Name, row.Id, At: row.CreatedAt);

        public override IQueryable<Candidate> Page(IQueryable<Candidate> all, SortKey? after)
        {
            if (after is { At: var at, Id: var id }) all = all.Where(c => c.Product.CreatedAt < at || (c.Product.CreatedAt == at && c.Product.Id < id));
            return all.OrderByDescending(c => c.Product.CreatedAt).ThenByDescending(c => c.Product.Id);
        }

        // A time with an offset is not one that was given out, and PostgreSQL takes only UTC.
        protected override bool IsWhole(SortKey key) => key.At.Offset == TimeSpan.Zero;
    }

    private sealed class ByPrice() : ProductSort("price")
    {
        public override SortKey Key(ISortable row) => new(Name, row.Id, Number: row.PriceFrom);

        public override IQueryable<Candidate> Page(IQueryable<Candidate> all, SortKey? after)
        {
            if (after is { Number: var price, Id: var id })
                all = all.Where(c => c.Product.PriceFrom > price || (c.Product.PriceFrom == price && c.Product.Id > id));
            return all.OrderBy(c => c.Product.PriceFrom).ThenBy(c => c.Product.Id);
        }
    }

    private sealed class ByPriceDown() : ProductSort("-price")
    {
        public override SortKey Key(ISortable row) => new(Name, row.Id, Number: row.PriceFrom);

        public override IQueryable<Candidate> Page(IQueryable<Candidate> all, SortKey? after)
        {
            if (after is { Number: var price, Id: var id })
                all = all.Where(c => c.Product.PriceFrom < price || (c.Product.PriceFrom == price && c.Product.Id < id));
            return all.OrderByDescending(c => c.Product.PriceFrom).ThenByDescending(c => c.Product.Id);
        }
    }

    private sealed class ByName() : ProductSort("name")
    {
        public override SortKey Key(ISortable row) => new(Name, row.Id, Text: row.SortName);

        public override IQueryable<Candidate> Page(IQueryable<Candidate> all, SortKey? after)
        {
            if (after is { Text: var name, Id: var id })
                all = all.Where(c => c.Product.SortName.CompareTo(name) > 0 || (c.Product.SortName == name && c.Product.Id > id));
            return all.OrderBy(c => c.Product.SortName).ThenBy(c => c.Product.Id);
        }

        protected override bool IsWhole(SortKey key) => key.Text is not null && !key.Text.Contains('\0');
    }
}
