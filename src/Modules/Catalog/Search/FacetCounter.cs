using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <param name="Categories">Categories that hold a hit, or have one below them, by name.</param>
/// <param name="Price">The span of the hits' prices in the currency most of them have; null without a hit.</param>
/// <param name="Attributes">
/// Those that the hits differ in, the most frequent first: narrow the list by <c>attr.{key}={value's key}</c>. At most 6, each with at most 10 values.
/// </param>
/// <param name="AllAttributesCounted">False: the list is so long that the attributes of its newest 10,000 products were counted.</param>
internal sealed record Facets(
    IReadOnlyList<Facets.Shelf> Categories, Facets.Span? Price, IReadOnlyList<Facets.Attribute> Attributes, bool AllAttributesCounted)
{
    public static readonly Facets None = new([], null, [], true);

    public sealed record Shelf(string Slug, string Name, int Count);

    public sealed record Span(Money Min, Money Max);

    public sealed record Attribute(string Key, string Name, IReadOnlyList<AttributeCount> Values);

    public sealed record AttributeCount(string Key, string Name, int Count);
}

/// <summary>What a list is narrowed by, beside the words.</summary>
internal sealed record ListFilter(IReadOnlyList<PriceRange> Prices, bool InStock, HashSet<string>? Shelves, AttributeFilter Attributes);

/// <summary>Counts a list and what it could be narrowed to, each facet without its own filter.</summary>
internal sealed class FacetCounter(CatalogDbContext db, CategoryTree tree)
{
    /// <summary>Among so many products of a list attributes are counted, so that a long list costs no more.</summary>
    internal const int Bound = 10_000;

    private const int MaxAttributes = 6;
    private const int MaxValues = 10;
    private const int MaxRows = 1000;

    public sealed record Counts(Facets Facets, int Total)
    {
        public static readonly Counts None = new(Facets.None, 0);
    }

    public async Task<Counts> CountAsync(IQueryable<Candidate> candidates, ListFilter filter, CancellationToken ct)
    {
        var chosen = filter.Attributes.AllOf(db, candidates);
        var byCategory = await GroupAsync(chosen.OfPrice(filter.Prices, filter.InStock), ct);
        // One query answers both facets unless a filter is on that only one of them leaves out.
        var byPrice = filter.Shelves is null && filter.Prices.Count == 0 ? byCategory : await GroupAsync(chosen.OfShelves(filter.Shelves), ct);
        var currency = byPrice.GroupBy(g => g.Currency).OrderByDescending(g => g.Sum(x => x.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        var total = byCategory.Where(g => filter.Shelves is null || filter.Shelves.Contains(g.Category)).Sum(g => g.Count);
        var narrowed = candidates.OfPrice(filter.Prices, filter.InStock).OfShelves(filter.Shelves);
        return new(
            new(
                await tree.CountAsync(byCategory.ToLookup(g => g.Category, g => g.Count, StringComparer.Ordinal), ct),
                currency is null ? null : new(new(currency.Min(g => g.Min), currency.Key), new(currency.Max(g => g.Max), currency.Key)),
                await AttributesAsync(narrowed, filter.Attributes, ct), total <= Bound),
            total);
    }

    private async Task<IReadOnlyList<Facets.Attribute>> AttributesAsync(IQueryable<Candidate> narrowed, AttributeFilter filter, CancellationToken ct)
    {
        var chosen = filter.Chosen;
        var rows = (await ValuesAsync(filter.AllOf(db, narrowed), null, ct)).Where(r => !chosen.Contains(r.NameKey)).ToList();
        foreach (var name in chosen.Select(a => a.Key))
        {
            var others = await ValuesAsync(filter.AllOf(db, narrowed, but: name), name, ct);
            rows.AddRange(others);
            // What is chosen stays in sight, to be taken off, even where nothing is left of it.
            rows.AddRange(chosen[name].Where(v => others.All(o => o.ValueKey != v)).Select(v => new ValueRow(name, v, name, v, 0)));
        }
        var attributes =
            from row in rows
            group row by row.NameKey into name
            where name.Count() > 1 || chosen.Contains(name.Key)
            orderby chosen.Contains(name.Key) descending, name.Sum(r => r.Count) descending, name.Key
            select new Facets.Attribute(name.Key, name.MaxBy(r => r.Count)!.Name, [
                .. name.OrderByDescending(r => chosen[name.Key].Contains(r.ValueKey)).ThenByDescending(r => r.Count)
                    .ThenBy(r => r.ValueKey, StringComparer.Ordinal).Take(MaxValues)
                    .Select(r => new Facets.AttributeCount(r.ValueKey, r.Value, r.Count)),
            ]);
        return [.. attributes.Take(MaxAttributes)];
    }

    private Task<List<ValueRow>> ValuesAsync(IQueryable<Candidate> candidates, string? name, CancellationToken ct)
    {
        var ids = candidates.OrderByDescending(c => c.Product.CreatedAt).ThenByDescending(c => c.Product.Id).Take(Bound).Select(c => c.Product.Id);
        var values = ids.Join(db.AttributeValues.AsNoTracking(), id => id, value => value.ProductId, (_, value) => value);
        if (name is not null) values = values.Where(v => v.NameKey == name);
        return values.GroupBy(v => new { v.NameKey, v.ValueKey })
            .OrderByDescending(same => same.Count()).ThenBy(same => same.Key.NameKey).ThenBy(same => same.Key.ValueKey).Take(MaxRows)
            .Select(same => new ValueRow(same.Key.NameKey, same.Key.ValueKey, same.Max(v => v.Name)!, same.Max(v => v.Value)!, same.Count()))
            .ToListAsync(ct);
    }

    private static Task<List<Group>> GroupAsync(IQueryable<Candidate> candidates, CancellationToken ct) => candidates
        .GroupBy(c => new { c.Product.Category, c.Product.Currency })
        .Select(g => new Group(g.Key.Category, g.Key.Currency, g.Count(), g.Min(c => c.Product.PriceFrom), g.Max(c => c.Product.PriceTo)))
        .ToListAsync(ct);

    private sealed record Group(string Category, string Currency, int Count, long Min, long Max);

    private sealed record ValueRow(string NameKey, string ValueKey, string Name, string Value, int Count);
}
