using ClickCart.Kernel;

namespace ClickCart.Catalog.Contracts;

/// <summary>What the shop sells, by SKU.</summary>
public interface ICatalog
{
    /// <summary>The variants of these SKUs that may be bought now: those of active products. Unknown, draft and archived ones are missing from the answer.</summary>
    Task<IReadOnlyDictionary<string, CatalogItem>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct);

    /// <summary>Whether any product has this SKU, drafts and archived ones included.</summary>
    async Task<bool> KnowsAsync(string sku, CancellationToken ct) => (await FindAsync([sku], ct)).ContainsKey(sku);
}

/// <summary>One variant of a product.</summary>
/// <param name="Sku">1 to 64 characters, unique in the shop.</param>
/// <param name="Name">The product's name, with the variant's where there are several: <c>Linen shirt, blue M</c>.</param>
/// <param name="WeightGrams">Packed weight of one unit, at least 1.</param>
public sealed record CatalogItem(string Sku, Guid ProductId, string ProductSlug, string Name, string? ImageUrl, Money Price, int WeightGrams);
