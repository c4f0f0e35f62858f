namespace ClickCart.Catalog.Categories;

/// <summary>
/// A shelf of the shop. Products and child categories refer to it by its slug; one that gets another slug is followed by a category of that slug
/// (<see cref="SucceedAs"/>), and its old address leads there.
/// </summary>
internal sealed class Category : Aggregate
{
    public const int NameLength = 100;
    public const int DescriptionLength = 2000;

    /// <summary>The most levels of the tree.</summary>
    public const int MaxDepth = 6;

    private Category() { }

    /// <param name="position">Its place among those of the same parent.</param>
    public Category(Guid id, string slug, string name, string? parent, DateTimeOffset at, int position = 0, string description = "",
        IReadOnlyList<CategoryText>? translations = null) : base(id) =>
        (Slug, Name, Parent, CreatedAt, Position, Description, Translations) = (slug, name, parent, at, position, description, translations ?? []);

    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The parent's slug; null at the top.</summary>
    public string? Parent { get; private set; }

    /// <summary>What the shop says about it above its products; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Its picture, a path on this host; null: that of its newest product.</summary>
    public string? ImageUrl { get; private set; }

    /// <summary>Its place among those of the same parent: the lowest comes first, and of equal ones the oldest.</summary>
    public int Position { get; private set; }

    /// <summary>What it is called, and what the shop says about it, in further languages.</summary>
    public IReadOnlyList<CategoryText> Translations { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    /// <param name="translations">Null: as they were.</param>
    public void Revise(string name, string description, IReadOnlyList<CategoryText>? translations = null)
    {
        Touch();
        (Name, Description, Translations) = (name, description, translations ?? Translations);
    }

    /// <summary>Puts it below a parent, at a place. Whoever calls has made sure that the parent is not below it.</summary>
    public void Place(string? parent, int position)
    {
        if ((parent, position) == (Parent, Position)) return;
        Touch();
        (Parent, Position) = (parent, position);
    }

    public void Show(string? imageUrl)
    {
        Touch();
        ImageUrl = imageUrl;
    }

    /// <summary>The same category under another slug.</summary>
    public Category SucceedAs(Guid id, string slug) =>
        new(id, slug, Name, Parent, CreatedAt, Position, Description, Translations) { ImageUrl = ImageUrl };

    public static readonly Error NotFound = Error.NotFound("category");

    public static Error Unknown(string slug) => Error.Invalid("category", $"There is no category '{slug}'; name one by its slug.");

    public static Error SlugTaken(string slug) => Error.Conflict("slug-taken", $"There is a category '{slug}' already.");
}

/// <summary>A category in a further language; what is empty is said in the shop's own.</summary>
/// <param name="Language">The code of a language that the shop may offer: <c>de</c>.</param>
internal sealed record CategoryText(string? Language, string? Name = null, string? Description = null)
{
    /// <summary>As they are kept: null stays null.</summary>
    public static IReadOnlyList<CategoryText>? Kept(IReadOnlyList<CategoryText>? texts) => texts is null ? null
        : [.. texts.Select(t => new CategoryText(t.Language, t.Name?.Trim() ?? "", t.Description ?? "")).Where(t => t.Name + t.Description is not "")];
}

/// <summary>An address that a category had: who asks for it is sent to where the category, or what was on it, is now.</summary>
internal sealed class CategoryRedirect
{
    /// <summary>The slug that it had.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The slug of the category that it leads to.</summary>
    public string Category { get; init; } = "";
}
