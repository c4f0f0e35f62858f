namespace ClickCart.Pricing.Coupons;

/// <summary>A coupon as its admin sees it.</summary>
internal sealed record CouponResponse(
    string Code, decimal? Percent, Money? Amount, bool FreeShipping, IReadOnlyList<string> Skus, IReadOnlyList<string> Categories, Money? MinimumSubtotal,
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil, bool Combines, int? TotalLimit, int? PerCustomerLimit, bool Active, int Uses,
    DateTimeOffset CreatedAt, int Version) : IVersioned, IHoldsForATime
{
    public static CouponResponse Of(Coupon c) => new(
        c.Code!, c.Percent, c.AmountOff, c.FreeShipping, c.Skus, c.Categories, c.Minimum, c.ValidFrom, c.ValidUntil, c.Combines, c.TotalLimit,
        c.PerCustomerLimit, c.Active, c.Uses, c.CreatedAt, c.Version);
}
