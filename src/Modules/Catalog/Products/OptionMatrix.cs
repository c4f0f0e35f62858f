using System.Globalization;

namespace ClickCart.Catalog.Products;

/// <summary>Proposes variants for the combinations of a product's options that the form has none for yet.</summary>
internal static class OptionMatrix
{
    public sealed record Axis(string Name, IReadOnlyList<string> Values);

    /// <summary>The options as they were typed; unfinished ones are left out.</summary>
    public static IReadOnlyList<Axis> Axes(SentForm sent) =>
    [
        .. Enumerable.Range(0, ProductOption.Most)
            .Select(i => new Axis(sent[$"options[{i}].name"]?.Trim() ?? "", ProductFields.Parts([sent[$"options[{i}].values"] ?? ""])))
            .Where(a => a.Name.Length > 0 && a.Values.Count > 0),
    ];

    /// <summary>Priced and weighed as the first row, with SKUs made from its SKU and the values; no more than a product has room for.</summary>
    public static IReadOnlyList<ProductDetails.Item> Missing(SentForm sent, string currency)
    {
        var axes = Axes(sent);
        if (axes.Count == 0) return [];
        var rows = Enumerable.Range(0, 2 * Product.MaxVariants).TakeWhile(i => sent[$"variants[{i}].sku"] is not null).ToList();
        var there = rows.Where(i => sent[$"variants[{i}].remove"] != "true").Select(i => sent[$"variants[{i}].options"] ?? "").ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<IReadOnlyList<string>> all = [[]];
        foreach (var axis in axes)
            all = [.. all.SelectMany(begun => axis.Values.Select(v => (IReadOnlyList<string>)[.. begun, v])).Take(2 * Product.MaxVariants)];
        var begin = sent["variants[0].sku"]?.Trim() is { Length: > 0 } sku ? sku : Code(sent["name"] ?? "");
        var price = decimal.TryParse(sent["variants[0].price"], CultureInfo.InvariantCulture, out var major) && major is > 0 and < 1_000_000_000
            ? Money.FromMajor(decimal.Round(major, Money.Decimals(currency)), currency) : Money.Zero(currency);
        var weight = int.TryParse(sent["variants[0].weightGrams"], out var grams) ? grams : Variant.UsualWeight;
        return
        [
            .. all.Where(values => !there.Contains(string.Join(',', values))).Take(Math.Max(0, Product.MaxVariants - there.Count))
                .Select(values =>
                    new ProductDetails.Item(string.Join('-', values.Select(Code).Prepend(begin)), "", price, weight, null, null) { Options = values }),
        ];
    }

    /// <summary>A value as a part of a SKU: <c>Dark red</c> is <c>DARK-RED</c>.</summary>
    private static string Code(string value) =>
        Slug.Of(value).ToUpperInvariant() is { Length: > 0 } code ? code[..Math.Min(code.Length, 12)].TrimEnd('-') : "X";
}
