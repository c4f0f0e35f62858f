using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.TaxRates;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>
/// The arithmetic of a quote. Discount and tax are worked out once, on the whole, and then allocated to the lines, so the parts sum to the whole and
/// the rate is met to the cent however many lines there are. For every option: total = subtotal − discount + tax + price + the price's tax.
/// </summary>
internal sealed record QuoteSums(IReadOnlyList<QuoteLine> Lines, Money Subtotal, Money Discount, Money Tax, IReadOnlyList<ShippingOption> ShippingOptions)
{
    internal sealed record Item(string Sku, string Name, int Quantity, Money UnitPrice);

    /// <exception cref="OverflowException">An amount beyond 64 bits.</exception>
    public static QuoteSums Of(IReadOnlyList<Item> items, string currency, CouponTerms? coupon, TaxRate rate, IReadOnlyList<ShippingRate> rates)
    {
        long[] prices = [.. items.Select(i => (i.UnitPrice * i.Quantity).Amount)];
        var subtotal = Sum(prices);
        var discount = DiscountOf(coupon, new(subtotal, currency)).Amount;
        var discounts = Allocation.Allocate(discount, prices);
        long[] charged = [.. prices.Zip(discounts, (price, off) => price - off)];
        var tax = rate.OnTop(Sum(charged));
        var (taxes, included) = (Allocation.Allocate(tax, charged), Allocation.Allocate(rate.Contained(Sum(charged)), charged));
        var goods = checked(subtotal - discount + tax);
        return new(
            [.. items.Select((item, i) => new QuoteLine(
                item.Sku, item.Name, item.Quantity, item.UnitPrice, M(discounts[i]), M(taxes[i]), M(checked(charged[i] + taxes[i])), M(included[i])))],
            M(subtotal), M(discount), M(tax), [.. rates.Select(Option).DistinctBy(o => o.Id, StringComparer.Ordinal)]);

        Money M(long amount) => new(amount, currency);

        ShippingOption Option(ShippingRate shipping)
        {
            var onTop = rate.OnTop(shipping.Price.Amount);
            return new(
                IdOf(shipping), shipping.Carrier, shipping.Service,
                shipping.Price, M(onTop), shipping.DeliveryDays, M(checked(goods + shipping.Price.Amount + onTop)));
        }
    }

    /// <summary>A share is rounded to the nearest cent, halves up; nothing takes off more than there is.</summary>
    public static Money DiscountOf(CouponTerms? coupon, Money subtotal) => coupon switch
    {
        { Percent: { } percent } => subtotal with { Amount = Rounded.Share(subtotal.Amount, percent, 100) },
        { Amount: { } off } => off < subtotal ? off : subtotal,
        _ => Money.Zero(subtotal.Currency),
    };

    private static long Sum(IEnumerable<long> amounts) => amounts.Aggregate(0L, (sum, amount) => checked(sum + amount));

    private static string IdOf(ShippingRate rate) =>
        string.Concat($"{rate.Carrier}-{rate.Service}".ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
