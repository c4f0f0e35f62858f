namespace ClickCart.Pricing.Coupons;

/// <summary>A coupon as its admin sees it.</summary>
internal sealed record CouponResponse(
    string Code,
    int? Percent,
    Money? Amount,
    Money? MinimumSubtotal,
    DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidUntil,
    int? TotalLimit,
    int? PerCustomerLimit,
    bool Active,
    int Uses,
    DateTimeOffset CreatedAt,
    int Version) : IVersioned
{
    public static CouponResponse Of(Coupon c)
    {
        var rules = c.Rules;
        return new(
            c.Code, rules.Percent, rules.Amount, rules.MinimumSubtotal, rules.ValidFrom, rules.ValidUntil,
            rules.TotalLimit, rules.PerCustomerLimit, rules.Active,
            c.Uses, c.CreatedAt, c.Version);
    }
}
