namespace ClickCart.Pricing.Coupons;

/// <summary>What pages say about a coupon.</summary>
internal static class CouponWords
{
    /// <summary>Whether it can be used now, and if not, why.</summary>
    public static (string Words, BadgeTone Tone) Standing(this IHoldsForATime coupon, DateTimeOffset now) =>
        !coupon.Active ? ("Ended", BadgeTone.Plain)
        : now >= coupon.ValidUntil ? ("Expired", BadgeTone.Plain)
        : coupon.Uses >= coupon.TotalLimit ? ("Used up", BadgeTone.Bad)
        : now < coupon.ValidFrom ? ("Not started", BadgeTone.Waiting)
        : ("Running", BadgeTone.Good);

    /// <summary>10% off, $5.00 off certain products and free delivery, Free delivery.</summary>
    public static string Gives(this CouponResponse coupon) =>
        Gives(coupon.Percent, coupon.Amount, coupon.FreeShipping, coupon.Skus.Count + coupon.Categories.Count > 0);

    /// <inheritdoc cref="Gives(CouponResponse)"/>
    public static string Gives(decimal? percent, Money? amount, bool freeShipping, bool isLimited)
    {
        var which = isLimited ? " certain products" : "";
        return percent is null && amount is null ? $"Free delivery{(isLimited ? " with" : "")}{which}"
            : (percent is { } share ? $"{share:0.##}% off" : $"{MoneyText.Of(amount!.Value)} off") + which + (freeShipping ? " and free delivery" : "");
    }

    /// <summary>When it begins, and whether that is a day's beginning.</summary>
    public static (DateTimeOffset At, bool IsDay)? First(this IHoldsForATime coupon, ShopTime shop) =>
        coupon.ValidFrom is { } from ? (from, shop.DayBeginningAt(from) is not null) : null;

    /// <summary>When it ends: within its last day, if that is a whole one.</summary>
    public static (DateTimeOffset At, bool IsDay)? Last(this IHoldsForATime coupon, ShopTime shop) =>
        coupon.ValidUntil is not { } until ? null
        : shop.DayBeginningAt(until) is not null ? (until.AddTicks(-1), true)
        : (until, false);

    /// <summary>12 of 100, or 12.</summary>
    public static string Used(this IHoldsForATime coupon) => coupon.TotalLimit is { } limit ? $"{coupon.Uses:N0} of {limit:N0}" : $"{coupon.Uses:N0}";

    public static string PerCustomer(this IHoldsForATime coupon) =>
        coupon.PerCustomerLimit switch { null => "as often as they like", 1 => "once each", var times => $"{times} times each" };
}

/// <summary>What coupons and promotions have in common: when they hold, and how often.</summary>
internal interface IHoldsForATime
{
    DateTimeOffset? ValidFrom { get; }
    DateTimeOffset? ValidUntil { get; }
    int? TotalLimit { get; }
    int? PerCustomerLimit { get; }
    bool Active { get; }
    int Uses { get; }
}
