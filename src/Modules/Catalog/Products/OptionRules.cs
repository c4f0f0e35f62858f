using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Catalog.Products;

/// <summary>What the options of a product and the values of its variants obey together.</summary>
internal static partial class OptionRules
{
    public static void Check<T>(T product, ValidationContext<T> context) where T : ProductFields
    {
        var options = product.Options ?? [];
        if (options.Count > ProductOption.Most) context.AddFailure("Options", $"A product has at most {ProductOption.Most} options.");
        if (options.Count is 0 or > ProductOption.Most) return;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, option) in options.Index())
        {
            var name = option?.Name?.Trim() ?? "";
            if (!IsWord(name, ProductOption.NameLength))
                context.AddFailure($"Options[{i}].Name", $"An option has a name of 1 to {ProductOption.NameLength} characters, without , ; = and #.");
            else if (!names.Add(name)) context.AddFailure($"Options[{i}].Name", "There is an option of this name already.");
            var (values, swatches) = (ProductFields.Parts(option?.Values), ProductFields.Parts(option?.Swatches));
            if (values.Count is 0 or > ProductOption.MostValues || values.Any(v => !IsWord(v, OptionValue.NameLength)))
                context.AddFailure($"Options[{i}].Values",
                    $"An option has 1 to {ProductOption.MostValues} values of 1 to {OptionValue.NameLength} characters, without , ; = and #.");
            else if (values.Distinct(StringComparer.OrdinalIgnoreCase).Count() != values.Count)
                context.AddFailure($"Options[{i}].Values", "A value is named once.");
            if (swatches.Count > values.Count || swatches.Any(s => s != "-" && !Swatch().IsMatch(s)))
                context.AddFailure($"Options[{i}].Swatches", "A swatch is a colour such as #c0392b, or - for none; at most one for each value.");
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, variant) in (product.Variants ?? []).Index())
        {
            if (variant is null) continue;
            var chosen = (variant.Options ?? []).Select(o => o?.Trim() ?? "").ToList();
            if (chosen.Count != options.Count || chosen.Where((c, at) => !ProductFields.Parts(options[at]?.Values).Contains(c, StringComparer.Ordinal)).Any())
                context.AddFailure($"Variants[{i}].Options", "Name one value of each option, in the order of the options.");
            else if (!seen.Add(string.Join('\n', chosen)))
                context.AddFailure($"Variants[{i}].Options", "Another variant has the same values.");
        }
    }

    /// <summary>Whether these may be a product's options.</summary>
    public static bool AreSound(IReadOnlyList<ProductOption> options) => options.Count <= ProductOption.Most
        && options.Select(o => o.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == options.Count
        && options.All(o => IsWord(o.Name, ProductOption.NameLength) && o.Values.Count is > 0 and <= ProductOption.MostValues
            && o.Values.Select(v => v.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == o.Values.Count
            && o.Values.All(v => IsWord(v.Name, OptionValue.NameLength) && (v.Swatch is null || Swatch().IsMatch(v.Swatch))));

    // Without the marks that stand between them in tables.
    private static bool IsWord(string text, int most) =>
        text.Length > 0 && text.Length <= most && PlainText.IsLine(text) && PlainText.IsSeen(text) && text.AsSpan().IndexOfAny(",;=#") < 0;

    [GeneratedRegex("^#[0-9a-fA-F]{6}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Swatch();
}
