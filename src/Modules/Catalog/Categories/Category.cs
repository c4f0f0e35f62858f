namespace ClickCart.Catalog.Categories;

/// <summary>A shelf of the shop. The slug names it for good; products and child categories refer to it by that.</summary>
internal sealed class Category : Aggregate
{
    public const int NameLength = 100;

    private Category()
    {
    }

    public Category(Guid id, string slug, string name, string? parent, DateTimeOffset at)
        : base(id) => (Slug, Name, Parent, CreatedAt) = (slug, name, parent, at);

    public string Slug { get; private init; } = "";
    public string Name { get; private init; } = "";

    /// <summary>The parent's slug; null at the top.</summary>
    public string? Parent { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static Error Unknown(string slug) => Error.Invalid("category", $"There is no category '{slug}'; name one by its slug.");

    /// <summary>The slug and those of everything below it.</summary>
    public static HashSet<string> Subtree(string slug, IReadOnlyCollection<(string Slug, string? Parent)> all)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { slug };
        for (var size = 0; size != found.Count;)
        {
            size = found.Count;
            foreach (var category in all)
                if (category.Parent is not null && found.Contains(category.Parent)) found.Add(category.Slug);
        }
        return found;
    }
}
