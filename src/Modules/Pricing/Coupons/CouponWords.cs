namespace ClickCart.Pricing.Coupons;

/// <summary>What pages say about a coupon.</summary>
internal static class CouponWords
{
    /// <summary>Whether it can be used now, and if not, why.</summary>
    public static (string Words, BadgeTone Tone) Standing(this CouponResponse coupon, DateTimeOffset now) =>
        !coupon.Active ? ("Ended", BadgeTone.Plain)
        : now >= coupon.ValidUntil ? ("Expired", BadgeTone.Plain)
        : coupon.Uses >= coupon.TotalLimit ? ("Used up", BadgeTone.Bad)
        : now < coupon.ValidFrom ? ("Not started", BadgeTone.Waiting)
        : ("Running", BadgeTone.Good);

    /// <summary>10% off, $5.00 off.</summary>
    public static string Gives(this CouponResponse coupon) => coupon.Percent is { } percent ? $"{percent}% off" : $"{MoneyText.Of(coupon.Amount!.Value)} off";

    /// <summary>12 of 100, or 12.</summary>
    public static string Used(this CouponResponse coupon) => coupon.TotalLimit is { } limit ? $"{coupon.Uses:N0} of {limit:N0}" : $"{coupon.Uses:N0}";

    public static string PerCustomer(this CouponResponse coupon) =>
        coupon.PerCustomerLimit switch { null => "as often as they like", 1 => "once each", var times => $"{times} times each" };
}
