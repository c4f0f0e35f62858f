using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>A promotion as staff sees it.</summary>
internal sealed record PromotionResponse(
    Guid Id, string Name, decimal? Percent, Money? Amount, bool FreeShipping, int? Buy, int? Get, IReadOnlyList<string> Skus, IReadOnlyList<string> Categories,
    IReadOnlyList<string> GetSkus, IReadOnlyList<string> GetCategories, IReadOnlyList<string> Groups, Money? MinimumSubtotal, DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidUntil, bool Combines, int? TotalLimit, int? PerCustomerLimit, bool Active, int Uses, DateTimeOffset CreatedAt, int Version)
    : IVersioned, IHoldsForATime
{
    public static readonly Error NotFound = Error.NotFound("promotion");

    /// <summary>In words; for pages.</summary>
    internal string Gives { get; private init; } = "";

    public static PromotionResponse Of(Coupon c) => new(
        c.Id, c.Label, c.Percent, c.AmountOff, c.FreeShipping, c.Buy, c.Get, c.Skus, c.Categories, c.GetSkus, c.GetCategories, c.Groups, c.Minimum,
        c.ValidFrom, c.ValidUntil, c.Combines, c.TotalLimit, c.PerCustomerLimit, c.Active, c.Uses, c.CreatedAt, c.Version)
    {
        Gives = PromotionWords.Gives(c),
    };
}

internal static class PromotionQueries
{
    /// <summary>The promotion of that id; coupons are found by their codes.</summary>
    public static IQueryable<Coupon> PromotionOf(this IQueryable<Coupon> coupons, Guid id) => coupons.Where(c => c.Id == id && c.Code == null);
}
