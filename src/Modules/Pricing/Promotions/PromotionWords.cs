using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>What pages say about a promotion.</summary>
internal static class PromotionWords
{
    /// <summary>10% off, Buy 2, get 1 free, Free delivery.</summary>
    public static string Gives(Coupon coupon) => Gives(
        coupon.Percent, coupon.AmountOff, coupon.FreeShipping, coupon.IsLimited, coupon is { Buy: { } buy, Get: { } get } ? (buy, get) : null);

    /// <inheritdoc cref="Gives(Coupon)"/>
    public static string Gives(decimal? percent, Money? amount, bool freeShipping, bool isLimited, (int Buy, int Get)? deal) =>
        deal is not { } d ? CouponWords.Gives(percent, amount, freeShipping, isLimited)
        : (percent == 100 ? $"Buy {d.Buy}, get {d.Get} free" : $"Buy {d.Buy}, get {d.Get} at {percent:0.##}% off") + (freeShipping ? " and free delivery" : "");

    /// <summary>Why it holds for a cart, a sentence.</summary>
    public static string Reason(Coupon coupon) =>
        coupon.Code is not null ? "You entered its code."
        : coupon.Minimum is { } minimum ? $"For carts of {MoneyText.Of(minimum)} and more."
        : coupon.Deal() is { } deal ? $"You buy {deal.Buy} and more."
        : coupon.Groups.Count > 0 ? "For customers like you."
        : coupon.IsLimited ? "For certain products in your cart."
        : "For every cart.";

    private static (int Buy, int Get)? Deal(this Coupon coupon) => coupon is { Buy: { } buy, Get: { } get } ? (buy, get) : null;
}
