namespace ClickCart.Catalog.Categories;

/// <summary>A shelf of the shop. The slug names it for good; products and child categories refer to it by that.</summary>
internal sealed class Category : Aggregate
{
    public const int NameLength = 100;

    private Category() { }

    public Category(Guid id, string slug, string name, string? parent, DateTimeOffset at)
        : base(id) => (Slug, Name, Parent, CreatedAt) = (slug, name, parent, at);

    public string Slug { get; private init; } = "";
    public string Name { get; private init; } = "";

    /// <summary>The parent's slug; null at the top.</summary>
    public string? Parent { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static Error Unknown(string slug) => Error.Invalid("category", $"There is no category '{slug}'; name one by its slug.");
}
