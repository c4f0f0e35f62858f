namespace ClickCart.Catalog.Categories;

/// <summary>A category as the back office sees it.</summary>
/// <param name="Parent">The slug of the category that it lies in; null at the top.</param>
/// <param name="Position">Its place among those of the same parent, from 0.</param>
/// <param name="ImageUrl">Its own picture; null: the shop shows that of its newest product.</param>
/// <param name="Products">How many of any status lie directly on it.</param>
internal sealed record CategoryDetails(
    string Slug, string Name, string? Parent, int Position, string Description, string? ImageUrl, int Products, int Version) : IVersioned
{
    /// <summary>The same in further languages.</summary>
    public IReadOnlyList<CategoryText> Translations { get; init; } = [];
}

/// <summary>All categories, tracked, for a change of the tree; and rules that only the whole tree can tell.</summary>
internal sealed class CategoryForest(IReadOnlyList<Category> all)
{
    public static async Task<CategoryForest> ReadAsync(CatalogDbContext db, CancellationToken ct) => new(await db.Categories.ToListAsync(ct));

    /// <summary>
    /// The same, in a transaction in which nobody else moves a category: of two moves at once, each fine by itself, the second could close a ring.
    /// </summary>
    public static async Task<CategoryForest> LockAsync(CatalogDbContext db, CancellationToken ct)
    {
        await db.BeginWriteAsync(ct);
        await db.Categories.ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, c => c.Position), ct);
        return await ReadAsync(db, ct);
    }

    public Category? Find(string? slug) => all.FirstOrDefault(c => c.Slug == slug);

    /// <summary>Those of one parent in their order.</summary>
    public IReadOnlyList<Category> In(string? parent) =>
        [.. all.Where(c => c.Parent == parent).OrderBy(c => c.Position).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id)];

    /// <summary>All of them, each behind the one that it lies in, with how deep it lies.</summary>
    public IEnumerable<(Category Category, int Depth)> Walk(string? parent = null, int depth = 0) =>
        In(parent).SelectMany(c => Walk(c.Slug, depth + 1).Prepend((c, depth)));

    /// <summary>The category and all below it.</summary>
    public HashSet<string> Below(string slug) => [slug, .. Walk(slug).Select(c => c.Category.Slug)];

    /// <summary>Why it cannot lie there; null when it can.</summary>
    /// <param name="category">Null for a new one.</param>
    /// <param name="parent">The slug; null at the top.</param>
    public Error? Refuses(Category? category, string? parent)
    {
        if (parent is null) return null;
        if (Find(parent) is null) return Error.Invalid("parent", "There is no such category; parent is a category's slug.");
        if (category is not null && Below(category.Slug).Contains(parent))
            return Error.Invalid("parent", "A category cannot lie in itself or in one that lies in it.");
        var height = category is null ? 1 : 1 + Walk(category.Slug, 1).Select(c => c.Depth).DefaultIfEmpty(0).Max();
        var depth = 0;
        for (var above = Find(parent); above is not null; above = Find(above.Parent)) depth++;
        return depth + height > Category.MaxDepth ? Error.Invalid("parent", $"Categories lie in one another at most {Category.MaxDepth} deep.") : null;
    }

    /// <summary>Puts it at a place among those of its parent and numbers them anew.</summary>
    /// <param name="category">One of them.</param>
    /// <param name="parent">Where it shall lie.</param>
    /// <param name="position">From 0; beyond the end is the end.</param>
    public void Place(Category category, string? parent, int position)
    {
        var siblings = In(parent).Where(c => c != category).ToList();
        siblings.Insert(Math.Min(position, siblings.Count), category);
        foreach (var (i, sibling) in siblings.Index()) sibling.Place(parent, i);
    }

    /// <summary>As the back office sees it.</summary>
    public CategoryDetails Of(Category category, int products) => new(category.Slug, category.Name, category.Parent,
        In(category.Parent).TakeWhile(c => c != category).Count(), category.Description, category.ImageUrl, products, category.Version)
    {
        Translations = category.Translations,
    };
}

/// <summary>What everything that names a category asks of the database.</summary>
internal static class CategoryQueries
{
    /// <summary>The slug of the category that this slug names or once named; null when it never did.</summary>
    public static async Task<string?> CategorySlugAsync(this CatalogDbContext db, string? slug, CancellationToken ct) =>
        !Products.Slug.IsValid(slug) ? null
        : await db.Categories.AnyAsync(c => c.Slug == slug, ct) ? slug
        : await db.CategoryRedirects.Where(r => r.Slug == slug).Select(r => r.Category).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Puts the products of one category into another. They are changed by it, so their versions rise and their words for search are made anew.
    /// </summary>
    public static async Task MoveProductsAsync(this CatalogDbContext db, string from, string to, DateTimeOffset at, CancellationToken ct)
    {
        await db.SearchDocuments.Where(d => db.Products.Any(p => p.Id == d.ProductId && p.Category == from))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Version, 0), ct);
        await db.Products.Where(p => p.Category == from).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Category, to).SetProperty(p => p.UpdatedAt, at).SetProperty(p => p.Version, p => p.Version + 1), ct);
    }

    /// <summary>From now on the addresses that led to one category lead to another, its own address too.</summary>
    public static async Task LeadToAsync(this CatalogDbContext db, string from, string to, CancellationToken ct)
    {
        await db.CategoryRedirects.Where(r => r.Slug == to || r.Slug == from).ExecuteDeleteAsync(ct);
        await db.CategoryRedirects.Where(r => r.Category == from).ExecuteUpdateAsync(set => set.SetProperty(r => r.Category, to), ct);
        db.CategoryRedirects.Add(new() { Slug = from, Category = to });
    }
}
