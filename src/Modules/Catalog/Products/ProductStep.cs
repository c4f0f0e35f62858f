using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>Before the shop opens, there is something to buy.</summary>
internal sealed class ProductStep(CatalogDbContext db, IAvailability availability) : IOpeningSteps
{
    /// <summary>Among the newest of them one is looked for.</summary>
    private const int Few = 50;

    public async Task<IReadOnlyList<OpeningStep>> AsOfNowAsync(CancellationToken ct)
    {
        var newest = await db.Products.AsNoTracking().Where(p => p.Status == ProductStatus.Active).OrderByDescending(p => p.CreatedAt).Take(Few)
            .Select(p => new { p.ImageUrl, Priced = p.Variants.Where(v => v.PriceAmount > 0).Select(v => v.Sku).ToList() }).ToListAsync(ct);
        string[] skus = [.. newest.Where(p => p.ImageUrl is { } url && !Picture.IsStandard(url)).SelectMany(p => p.Priced)];
        var isDone = skus.Length > 0 && (await availability.OfAsync(skus, ct)).Values.Any(available => available > 0);
        return [new(50, "product", "A product with price, picture and stock", "/admin/products", isDone) { Note = "In the shop, not a draft." }];
    }
}
