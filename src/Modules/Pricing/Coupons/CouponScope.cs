using ClickCart.Catalog.Contracts;
using ClickCart.Pricing.Promotions;

namespace ClickCart.Pricing.Coupons;

/// <summary>Whether what a coupon is limited to is there.</summary>
internal static class CouponScope
{
    /// <summary>A refusal that names the SKUs and categories that the shop does not have; null when it has all.</summary>
    public static async Task<Error?> WhatIsMissingAsync(this ICatalog catalog, CouponRules rules, CancellationToken ct)
    {
        var (skus, slugs, wrong) = (CouponRules.Entries(rules.Skus), CouponRules.Entries(rules.Categories), new Dictionary<string, string[]>());
        if (skus.Count > 0 && await catalog.LabelsAsync(skus, ct) is var labels && skus.Where(s => !labels.ContainsKey(s)).ToArray() is { Length: > 0 } unknown)
            wrong["skus"] = [$"No product has the SKU {string.Join(", ", unknown)}."];
        if (slugs.Count > 0 && slugs.Except((await catalog.CategoriesAsync(ct)).Select(c => c.Slug), StringComparer.Ordinal).ToArray() is { Length: > 0 } gone)
            wrong["categories"] = [$"There is no category {string.Join(", ", gone)}; name one by its slug."];
        if (rules is PromotionRules promotion && await catalog.WhatIsMissingAsync(
            new CouponRules { Skus = promotion.GetSkus, Categories = promotion.GetCategories }, ct) is { Extensions: { } also }
            && also.GetValueOrDefault("errors") is IReadOnlyDictionary<string, string[]> errors)
            foreach (var (field, messages) in errors) wrong["get" + char.ToUpperInvariant(field[0]) + field[1..]] = messages;
        return wrong.Count > 0 ? Error.Invalid(wrong) : null;
    }
}
