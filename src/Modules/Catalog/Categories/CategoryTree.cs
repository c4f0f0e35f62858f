using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Categories;

/// <summary>A shelf as the shop's pages name it.</summary>
internal sealed record Shelf(string Slug, string Name, string? Parent)
{
    /// <summary>What the shop says about it; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its own picture.</summary>
    public string? ImageUrl { get; init; }

    public IReadOnlyList<CategoryText> Translations { get; init; } = [];

    public string Address => $"/shelves/{Slug}";

    /// <summary>What has no text in that language stays in the shop's own.</summary>
    public Shelf In(Language language) => Translations.FirstOrDefault(t => t.Language == language.Code) is { } text
        ? this with { Name = text.Name is { Length: > 0 } name ? name : Name, Description = text.Description is { Length: > 0 } said ? said : Description }
        : this;
}

/// <summary>All shelves in their order; kept a moment, since every page shows some. Also the head of the shop's pages.</summary>
internal sealed class CategoryTree(CatalogDbContext db, FacetCache cache, Languages languages) : IShopMenu
{
    public ValueTask<IReadOnlyList<Shelf>> ShelvesAsync(CancellationToken ct) => languages.Asked is { } language
        ? cache.GetAsync<IReadOnlyList<Shelf>>(("tree", language), async () => [.. (await OwnAsync(ct)).Select(s => s.In(language))])
        : OwnAsync(ct);

    private ValueTask<IReadOnlyList<Shelf>> OwnAsync(CancellationToken ct) => cache.GetAsync<IReadOnlyList<Shelf>>("tree", async () =>
        await db.Categories.AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id)
            .Select(c => new Shelf(c.Slug, c.Name, c.Parent)
            { Description = c.Description, ImageUrl = c.ImageUrl, Translations = c.Translations }).ToListAsync(ct));

    /// <summary>The slug that a former one leads to; any other stays as it is.</summary>
    public async ValueTask<string> PresentAsync(string slug, CancellationToken ct) => (await ShelvesAsync(ct)).Any(s => s.Slug == slug)
        ? slug
        : (await cache.GetAsync<IReadOnlyDictionary<string, string>>("moved shelves", async () =>
            await db.CategoryRedirects.ToDictionaryAsync(r => r.Slug, r => r.Category, StringComparer.Ordinal, ct))).GetValueOrDefault(slug, slug);

    /// <summary>The slug, or that which it leads to, and those of everything below it.</summary>
    public async Task<HashSet<string>> SubtreeAsync(string slug, CancellationToken ct)
    {
        var inside = (await ShelvesAsync(ct)).ToLookup(s => s.Parent, s => s.Slug, StringComparer.Ordinal);
        return [.. Below(await PresentAsync(slug, ct))];

        // The foreign key keeps parents existing, and moves are made one at a time: there are no rings.
        IEnumerable<string> Below(string shelf) => inside[shelf].SelectMany(Below).Prepend(shelf);
    }

    /// <summary>How many of some products are on each shelf and below it, as the front of the shop counts them; those that hold none are left out.</summary>
    /// <param name="counts">By the shelf that they lie on.</param>
    public async Task<IReadOnlyList<Facets.Shelf>> CountAsync(ILookup<string, int> counts, CancellationToken ct)
    {
        var shelves = new List<Facets.Shelf>();
        foreach (var shelf in await ShelvesAsync(ct))
            if ((await SubtreeAsync(shelf.Slug, ct)).Sum(s => counts[s].Sum()) is var count and > 0) shelves.Add(new(shelf.Slug, shelf.Name, count));
        return [.. shelves.OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>From the top down to the shelf of this slug; empty when there is none.</summary>
    public async Task<IReadOnlyList<Shelf>> TrailAsync(string? slug, CancellationToken ct)
    {
        var (shelves, trail) = (await ShelvesAsync(ct), new List<Shelf>());
        if (slug is not null) slug = await PresentAsync(slug, ct);
        while (slug is not null && shelves.FirstOrDefault(s => s.Slug == slug) is { } shelf && !trail.Contains(shelf))
        {
            trail.Insert(0, shelf);
            slug = shelf.Parent;
        }
        return trail;
    }

    public async Task<IReadOnlyList<ShopMenuEntry>> EntriesAsync(CancellationToken ct) =>
    [
        .. (await ShelvesAsync(ct)).Where(s => s.Parent is null).Select((s, i) => new ShopMenuEntry(10 + i, s.Address, s.Name, ShopMenuPlace.Shelves)),
        new ShopMenuEntry(0, "/products", Texts.T("Everything"), ShopMenuPlace.Shelves),
        new ShopMenuEntry(0, "/products", Texts.T("All products"), ShopMenuPlace.Footer),
    ];
}
