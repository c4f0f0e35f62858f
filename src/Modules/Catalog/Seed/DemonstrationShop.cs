using System.Text.Json;
using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Contracts;
using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Seed;

/// <summary>
/// A shop that looks real, from demonstration-shop.json. One commit, and only into an empty catalogue: after a crash it is all there or not at all.
/// </summary>
internal sealed class DemonstrationShop(CatalogDbContext db, TimeProvider clock, IIds ids) : ISeed
{
    private sealed record Shop(IReadOnlyList<Shelf> Categories, IReadOnlyList<Thing> Products);

    /// <param name="German">Its name in the shop's other language.</param>
    private sealed record Shelf(string Slug, string Name, string? Parent, string German);

    private sealed record Thing(
        string Category, string Name, string Picture, string Description, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Kind> Variants);

    private sealed record Kind(string Sku, string Name, long Price, int WeightGrams, int Stock);

    public int Order => 10;

    public async Task SeedAsync(CancellationToken ct)
    {
        if (await db.Products.AnyAsync(ct) || await db.Categories.AnyAsync(ct)) return;
        await using var stream = typeof(DemonstrationShop).Assembly.GetManifestResourceStream("ClickCart.Catalog.Seed.demonstration-shop.json")!;
        var shop = (await JsonSerializer.DeserializeAsync<Shop>(stream, JsonSerializerOptions.Web, ct))!;
        var now = clock.GetUtcNow();
        // Each a second younger than the one before, so that categories keep their order; products come in the shop in a mixed one.
        foreach (var (i, c) in shop.Categories.Index())
            db.Categories.Add(new Category(ids.New(), c.Slug, c.Name, c.Parent, now.AddSeconds(i - shop.Categories.Count), i,
                translations: [new(Language.German.Code, c.German, "")]));
        foreach (var (i, p) in shop.Products.Index())
        {
            ProductAttribute[] attributes = [.. p.Attributes.Select(a => new ProductAttribute(a.Key, a.Value))];
            VariantFacts[] variants = [.. p.Variants.Select(v => new VariantFacts(v.Sku, v.Name, new(v.Price, "USD"), v.WeightGrams))];
            var facts = new ProductFacts(p.Name, p.Description, p.Category, ProductStatus.Active, attributes, variants);
            var at = now.AddHours(-1 - (i * 37 % shop.Products.Count));
            db.Products.Add(new Product(ids.New(), Slug.Of(p.Name), facts, new HashSet<string>(), at, [new(Picture.UrlOf(p.Picture), p.Name)]));
        }
        db.Publish(new StockCounted([.. shop.Products.SelectMany(p => p.Variants).Select(v => new StockCounted.Line(v.Sku, v.Stock))], "system"));
        await db.SaveChangesAsync(ct);
    }
}
