using Ardalis.Specification;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>What customers see.</summary>
internal class InShop : Specification<Product>
{
    public InShop() => Query.Where(p => p.Status == ProductStatus.Active);
}

/// <summary>What customers see, what came in last first.</summary>
internal sealed class NewestInShop : InShop
{
    public NewestInShop() => Query.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
}

/// <summary>These products, whole, to be changed or shown to the back office.</summary>
internal sealed class WholeProducts : Specification<Product>
{
    public WholeProducts(params IReadOnlyCollection<Guid> ids) => Query.Where(p => ids.Contains(p.Id))
        .Include(p => p.Variants).Include(p => p.Document).Include(p => p.AttributeValues).AsSplitQuery();
}

/// <summary>Variants of other products that hold one of these SKUs.</summary>
internal sealed class SkusOfOthers : Specification<Variant>
{
    public SkusOfOthers(IReadOnlyCollection<string> skus, Guid? product = null) => Query.Where(v => skus.Contains(v.Sku) && v.ProductId != product);
}

internal static class ProductQueries
{
    /// <summary>Those of these SKUs that can be ordered already: usually none.</summary>
    public static async Task<HashSet<string>> StockedAsync(this IAvailability availability, IReadOnlyCollection<string> skus, CancellationToken ct) =>
        [.. (await availability.OfAsync(skus, ct)).Where(s => s.Value > 0).Select(s => s.Key), .. (await availability.BackordersAsync(skus, ct)).Keys];

    /// <summary>Tells Inventory how many of new variants there are: each becomes a movement with who and why.</summary>
    public static void CountNew(this CatalogDbContext db, IReadOnlyList<VariantFacts> variants, string actor)
    {
        var counts = variants.Where(v => v.Stock is not null).Select(v => new StockCounted.Line(v.Sku, v.Stock!.Value)).ToList();
        if (counts.Count > 0) db.Publish(new StockCounted(counts, actor) { Reason = "On hand when the product was entered" });
    }

    /// <summary>From now on a slug that a product has had leads to it; a product that has it now comes first.</summary>
    public static async Task LeadToAsync(this CatalogDbContext db, string slug, Guid product, CancellationToken ct)
    {
        if (await db.ProductRedirects.FindAsync([slug], ct) is { } known) known.ProductId = product;
        else db.ProductRedirects.Add(new() { Slug = slug, ProductId = product });
    }

    /// <summary>One product, whole.</summary>
    public static Task<Product?> WholeAsync(this IQueryable<Product> products, Guid id, CancellationToken ct) =>
        products.WithSpecification(new WholeProducts(id)).FirstOrDefaultAsync(ct);
}
