using ClickCart.Kernel;

namespace ClickCart.Catalog.Contracts;

/// <summary>What the shop sells, by SKU.</summary>
public interface ICatalog
{
    /// <summary>
    /// The variants of these SKUs that may be bought now: those of active products. Unknown, draft and archived ones are missing from the answer.
    /// </summary>
    Task<IReadOnlyDictionary<string, CatalogItem>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct);

    /// <summary>All variants that may be bought now of the products that these SKUs are of, at most 500, by SKU.</summary>
    Task<IReadOnlyDictionary<string, CatalogItem>> SiblingsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) => FindAsync(skus, ct);

    /// <summary>Whether any product has this SKU, drafts and archived ones included.</summary>
    async Task<bool> KnowsAsync(string sku, CancellationToken ct) => (await FindAsync([sku], ct)).ContainsKey(sku);

    /// <summary>What staff call these SKUs, drafts and archived ones included. Unknown ones are missing from the answer.</summary>
    async Task<IReadOnlyDictionary<string, CatalogLabel>> LabelsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        (await FindAsync(skus, ct)).ToDictionary(i => i.Key, i => new CatalogLabel(i.Key, i.Value.ProductId, i.Value.Name, i.Value.ImageUrl));

    /// <summary>What customs are told of these SKUs, drafts and archived ones included. Unknown ones are missing from the answer.</summary>
    Task<IReadOnlyDictionary<string, CustomsFacts>> CustomsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, CustomsFacts>>(new Dictionary<string, CustomsFacts>());

    /// <summary>What one packed unit of these SKUs takes up, drafts and archived ones included. Those of which the shop does not say it are missing.</summary>
    Task<IReadOnlyDictionary<string, PackedSize>> SizesAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, PackedSize>>(new Dictionary<string, PackedSize>());

    /// <summary>The currencies that the shop's products are priced in, by code.</summary>
    Task<IReadOnlyList<string>> CurrenciesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// The categories of these SKUs by slug, that which a product lies in first, then those above it, each followed by the slugs that it had before; drafts
    /// and archived products included. Unknown SKUs are missing from the answer.
    /// </summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CategoriesOfAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlyList<string>>>(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>The slug of the category that each of these SKUs lies in, drafts and archived products included. Unknown ones are missing.</summary>
    Task<IReadOnlyDictionary<string, string>> ShelvesAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    /// <summary>All categories, by name.</summary>
    Task<IReadOnlyList<CatalogCategory>> CategoriesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<CatalogCategory>>([]);

    /// <summary>SKUs of products that a search finds, of every status, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<string>> SkusAboutAsync(string words, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);
}

/// <param name="OriginCountry">Where it was made, ISO 3166-1 alpha-2; null where the shop does not say.</param>
/// <param name="HsCode">Its number in the customs tariff, digits alone; null where the shop does not say.</param>
public sealed record CustomsFacts(string? OriginCountry, string? HsCode);

/// <summary>A category. The slug may change; <see cref="ICatalog.CategoriesOfAsync"/> knows it by its former ones too.</summary>
public sealed record CatalogCategory(string Slug, string Name)
{
    /// <summary>The slugs that it had before.</summary>
    public IReadOnlyList<string> FormerSlugs { get; init; } = [];
}

/// <param name="Name">As in <see cref="CatalogItem"/>.</param>
public sealed record CatalogLabel(string Sku, Guid ProductId, string Name, string? ImageUrl);

/// <summary>One variant of a product.</summary>
/// <param name="Sku">1 to 64 characters, unique in the shop.</param>
/// <param name="Name">The product's name, with the variant's where there are several: <c>Linen shirt, blue M</c>.</param>
/// <param name="WeightGrams">Packed weight of one unit; 0 for what weighs next to nothing.</param>
public sealed record CatalogItem(string Sku, Guid ProductId, string ProductSlug, string Name, string? ImageUrl, Money Price, int WeightGrams)
{
    public TaxClass TaxClass { get; init; }
}
