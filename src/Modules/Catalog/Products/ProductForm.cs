using System.Text.Json;
using ClickCart.Catalog.Categories;

namespace ClickCart.Catalog.Products;

/// <summary>What the pages that make and edit a product need for their form.</summary>
/// <param name="Product">Null for a new one.</param>
/// <param name="Categories">Slugs and what they are called, those inside others behind their parent's name.</param>
/// <param name="Available">By SKU, how many can be bought.</param>
internal sealed record ProductForm(ProductDetails? Product, IReadOnlyList<(string Slug, string Label)> Categories, IReadOnlyDictionary<string, int> Available)
{
    /// <summary>The button that asks for another row.</summary>
    public const string More = "more";

    /// <summary>Holds <see cref="Facts"/> of the product as it was when the form was opened.</summary>
    public const string Before = "before";

    public static async Task<Result<ProductForm>> NewAsync(CatalogDbContext db, CancellationToken ct) =>
        new ProductForm(null, await CategoriesAsync(db, ct), new Dictionary<string, int>());

    public static async Task<IReadOnlyList<(string Slug, string Label)>> CategoriesAsync(CatalogDbContext db, CancellationToken ct)
    {
        var all = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Slug, StringComparer.Ordinal, ct);
        return [.. all.Values.Select(c => (c.Slug, Label: Path(c))).OrderBy(c => c.Label, StringComparer.Ordinal)];

        string Path(Category category) =>
            category.Parent is { } parent && all.TryGetValue(parent, out var above) ? $"{Path(above)} › {category.Name}" : category.Name;
    }

    /// <summary>A product in words, by field, so that two states of it can be compared.</summary>
    public static IReadOnlyDictionary<string, string> Facts(ProductDetails product)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = product.Name,
            ["Slug"] = product.Slug,
            ["Category"] = product.Category,
            ["Status"] = product.Status.ToString(),
            ["Tax class"] = product.TaxClass.ToString(),
            ["Description"] = product.Description,
            ["Vendor"] = product.Vendor,
            ["Tags"] = string.Join(", ", product.Tags),
            ["Title for search engines"] = product.SeoTitle,
            ["Description for search engines"] = product.SeoDescription,
        };
        foreach (var text in product.Translations) facts[$"In {Language.Find(text.Language)?.InEnglish ?? text.Language}"] = text.ToText().ToString();
        foreach (var option in product.Options) facts[$"Option {option.Name}"] = string.Join(", ", option.Values.Select(v => v.Name));
        foreach (var (name, value) in product.Attributes) facts[$"Attribute {name}"] = value;
        foreach (var variant in product.Variants)
            facts[$"Variant {variant.Sku}"] = string.Join(", ", new[]
            {
                variant.Name, MoneyText.Of(variant.Price), $"{variant.WeightGrams} g",
                variant.OriginCountry is { } origin ? $"made in {Places.CountryName(origin)}" : "", variant.HsCode is { } code ? $"HS code {code}" : "",
                variant.CompareAt is { } before ? $"before {MoneyText.Of(before)}" : "", variant.Cost is { } cost ? $"costs {MoneyText.Of(cost)}" : "",
                variant.Size is { } size ? $"{size.Length} × {size.Width} × {size.Height} mm" : "",
                variant.Barcode is { } barcode ? $"barcode {barcode}" : "", string.Join(" / ", variant.Options),
            }.Where(part => part.Length > 0));
        foreach (var image in product.Images) facts[$"Picture {image.Url.Split('/')[^1]}"] = image.Alt;
        return facts;
    }

    /// <summary>
    /// What differs between the product as a form was made for it (<see cref="Before"/>) and as it is now; nothing when the form does not say.
    /// </summary>
    public static IReadOnlyList<(string Field, string? Before, string? Now)> Changes(string? before, ProductDetails product)
    {
        try
        {
            var (then, now) = (JsonSerializer.Deserialize<Dictionary<string, string>>(before ?? "{}") ?? [], Facts(product));
            if (then.Count == 0) return [];
            return [.. then.Keys.Union(now.Keys, StringComparer.Ordinal).Select(k => (k, then.GetValueOrDefault(k), now.GetValueOrDefault(k)))
                .Where(c => c.Item2 != c.Item3)];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
