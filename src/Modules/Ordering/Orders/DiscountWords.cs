using ClickCart.Pricing.Contracts;
using static ClickCart.Web.Texts;

namespace ClickCart.Ordering.Orders;

/// <summary>What people read of coupons and promotions.</summary>
internal static class DiscountWords
{
    /// <summary>Coupon SPRING, Summer sale, or Discount for what staff took off.</summary>
    public static string Label(this AppliedPromotion promotion) =>
        promotion.Code is { } code ? T("Coupon {0}", code) : promotion.Id == Guid.Empty ? T("Discount") : promotion.Name;

    /// <summary>SPRING, Summer sale: those that took money off, but what staff took off; null where none did. Of older orders the coupon.</summary>
    public static string? NamesOf(Order order) => order.Promotions is not { } promotions ? order.CouponCode
        : Joined(promotions.Where(p => p.Id != Guid.Empty), p => p.Name);

    /// <summary>The same as labels, in the present language; null of orders from before promotions were kept.</summary>
    public static string? LabelsOf(Order order) => order.Promotions is not { } promotions ? null : Joined(promotions, Label);

    /// <summary>The codes of the order's coupons, with blanks between.</summary>
    public static string CodesOf(Order order) =>
        order.Promotions is not { } promotions ? order.CouponCode ?? "" : string.Join(' ', promotions.Select(p => p.Code).OfType<string>());

    private static string? Joined(IEnumerable<AppliedPromotion> promotions, Func<AppliedPromotion, string> word) =>
        string.Join(", ", promotions.Where(p => p.Amount.Amount > 0).Select(word)) is { Length: > 0 } words ? words : null;
}
