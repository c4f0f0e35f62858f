using System.Security.Cryptography;
using System.Text;
using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>What several products shall become; what is missing stays.</summary>
internal record BulkChanges
{
    /// <summary><c>percent</c>, <c>by</c> (added, in major units) or <c>to</c> (in major units); missing: prices stay.</summary>
    public string? Price { get; init; }

    /// <summary>How much; below zero lowers the price.</summary>
    public decimal? PriceValue { get; init; }

    /// <summary>A lowered price is shown beside what it was, struck through.</summary>
    public bool? KeepBefore { get; init; }

    /// <summary><c>draft</c>, <c>active</c> or <c>archived</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The slug of a category.</summary>
    public string? Category { get; init; }

    /// <summary>From how many available units down their variants count as low.</summary>
    public int? LowStockThreshold { get; init; }

    internal bool AreNone => Price is null && Status is null && Category is null && LowStockThreshold is null;
}

/// <summary>One thing that changes.</summary>
/// <param name="Sku">Null where it is about the product.</param>
/// <param name="What"><c>price</c>, <c>status</c>, <c>category</c> or <c>lowStockThreshold</c>.</param>
internal sealed record BulkLine(Guid ProductId, string Product, string? Sku, string What, string? Before, string After);

/// <summary>Works out what a bulk edit changes, line by line; carries it out when asked to.</summary>
internal sealed class BulkEdit(CatalogDbContext db, IStockReader stock, ICaller caller, TimeProvider clock, IIds ids)
{
    /// <summary>The most products that are changed at once.</summary>
    public const int Most = 500;

    public static readonly Error Outdated = Error.Conflict("preview-outdated", "One of the products was changed since the preview was made. Look at it again.");

    /// <summary>Made of what changes: the same while nobody changes anything of it.</summary>
    public static string FingerprintOf(IReadOnlyList<BulkLine> lines) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => $"{l.ProductId}|{l.Sku}|{l.What}|{l.Before}|{l.After}")))))[..32];

    /// <summary>What would change.</summary>
    public async Task<Result<IReadOnlyList<BulkLine>>> PlanAsync(IReadOnlyList<Product> products, BulkChanges changes, CancellationToken ct) =>
        await WorkAsync(products, changes, isMeant: false, ct);

    /// <summary>Changes it; the caller saves.</summary>
    public async Task<Result<IReadOnlyList<BulkLine>>> CarryOutAsync(IReadOnlyList<Product> products, BulkChanges changes, CancellationToken ct) =>
        await WorkAsync(products, changes, isMeant: true, ct);

    private async Task<Result<IReadOnlyList<BulkLine>>> WorkAsync(IReadOnlyList<Product> products, BulkChanges changes, bool isMeant, CancellationToken ct)
    {
        var (lines, edit) = (new List<BulkLine>(), new Edit(caller.Actor, clock.GetUtcNow(), ids));
        var category = changes.Category is null ? null : await db.CategorySlugAsync(changes.Category, ct);
        if (changes.Category is not null && category is null) return Category.Unknown(changes.Category);
        var status = changes.Status is null ? (ProductStatus?)null : Enum.Parse<ProductStatus>(changes.Status, ignoreCase: true);
        foreach (var product in products)
        {
            var variants = new List<VariantFacts>();
            foreach (var variant in product.Facts.Variants)
            {
                if (Repriced(variant.Price, changes) is not { } price)
                    return Error.Invalid("priceValue", $"The price of {variant.Sku} would not be above zero, or too high.");
                variants.Add(price == variant.Price ? variant : variant with
                {
                    Price = price,
                    CompareAt = changes.KeepBefore is true && price.Amount < variant.Price.Amount ? variant.Price : variant.CompareAt,
                });
                if (price != variant.Price) lines.Add(new(product.Id, product.Name, variant.Sku, "price", MoneyText.Of(variant.Price), MoneyText.Of(price)));
            }
            if (status is { } to && to != product.Status) lines.Add(new(product.Id, product.Name, null, "status", Word(product.Status), Word(to)));
            if (category is not null && category != product.Category) lines.Add(new(product.Id, product.Name, null, "category", product.Category, category));
            var facts = product.Facts with { Variants = variants, Status = status ?? product.Status, Category = category ?? product.Category };
            if (isMeant && !facts.Says(product.Facts)) product.Revise(product.Slug, facts, new HashSet<string>(), edit);
        }
        if (changes.LowStockThreshold is not { } threshold) return lines;
        var skus = products.SelectMany(p => p.Variants.OrderBy(v => v.Position), (p, v) => (Product: p, v.Sku)).ToList();
        var known = await stock.ThresholdsAsync([.. skus.Select(s => s.Sku)], ct);
        var others = skus.Where(s => known.GetValueOrDefault(s.Sku, -1) != threshold).ToList();
        lines.AddRange(others.Select(s => new BulkLine(s.Product.Id, s.Product.Name, s.Sku, "lowStockThreshold",
            known.TryGetValue(s.Sku, out var before) ? $"{before}" : null, $"{threshold}")));
        if (isMeant && others.Count > 0) db.Publish(new LowStockThresholdsSet([.. others.Select(s => s.Sku)], threshold, caller.Actor));
        return lines;
    }

    /// <summary>The new price, halves rounded up; null for one that may not be.</summary>
    private static Money? Repriced(Money price, BulkChanges changes)
    {
        if (changes.Price is null) return price;
        var (value, unit) = (changes.PriceValue!.Value, price.ToMajor());
        var major = changes.Price switch { "percent" => unit * (100 + value) / 100, "by" => unit + value, _ => value };
        var rounded = decimal.Round(major, Money.Decimals(price.Currency), MidpointRounding.AwayFromZero);
        if (rounded is <= 0 or > Variant.MaxPrice) return null;
        return Money.FromMajor(rounded, price.Currency) is { Amount: > 0 and <= Variant.MaxPrice } fine ? fine : null;
    }

    private static string Word(ProductStatus status) => status.ToString().ToLowerInvariant();
}
