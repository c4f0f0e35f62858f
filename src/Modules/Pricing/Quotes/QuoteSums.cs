using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.TaxRates;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>
/// The arithmetic of a quote. Discount and tax are worked out once, on the whole, and then allocated to the lines, so the parts sum to the whole and
/// the rate is met to the cent however many lines there are. For every option: total = subtotal − discount + tax + price + the price's tax. What is worked
/// out is a multiple of the least that can be charged, so the total is one where the prices are.
/// </summary>
internal sealed record QuoteSums(
    IReadOnlyList<QuoteLine> Lines, Money Subtotal, Money Discount, Money Tax, IReadOnlyList<TaxShare> Taxes, IReadOnlyList<ShippingOption> ShippingOptions)
{
    internal sealed record Item(string Sku, string Name, int Quantity, Money UnitPrice);

    /// <param name="step">What every amount that is charged must be a multiple of, in minor units.</param>
    /// <exception cref="OverflowException">An amount beyond 64 bits.</exception>
    public static QuoteSums Of(
        IReadOnlyList<Item> items, string currency, CouponTerms? coupon, TaxRate rate, IReadOnlyList<ShippingRate> rates, long step = 1)
    {
        long[] prices = [.. items.Select(i => (i.UnitPrice * i.Quantity).Amount)];
        var subtotal = Sum(prices);
        var discount = DiscountOf(coupon, new(subtotal, currency), step).Amount;
        var discounts = Allocation.Allocate(discount, prices);
        long[] charged = [.. prices.Zip(discounts, (price, off) => price - off)];
        var (net, tax, contained) = (Sum(charged), rate.OnTop(Sum(charged), step), rate.Contained(Sum(charged)));
        var (taxes, included) = (Allocation.Allocate(tax, charged), Allocation.Allocate(contained, charged));
        return new(
            [.. items.Select((item, i) => new QuoteLine(
                item.Sku, item.Name, item.Quantity, item.UnitPrice, M(discounts[i]), M(taxes[i]), M(checked(charged[i] + taxes[i])), M(included[i])))],
            M(subtotal), M(discount), M(tax), Taxes(net, tax, contained), [.. rates.Select(Option).DistinctBy(o => o.Id, StringComparer.Ordinal)]);

        Money M(long amount) => new(amount, currency);

        ShippingOption Option(ShippingRate shipping)
        {
            var price = Rounded.Share(shipping.Price.Amount, 1, 1, step);
            // On the whole, so that a contained tax is that of the total to the cent.
            var (onTop, inAll) = (rate.OnTop(price, step), rate.Contained(checked(net + price)));
            return new(
                shipping.Id, shipping.Carrier, shipping.Service, M(price), M(onTop), shipping.DeliveryDays, M(checked(net + tax + price + onTop)))
            {
                TaxIncluded = M(inAll - contained),
                Taxes = Taxes(net + price, tax + onTop, inAll),
            };
        }

        IReadOnlyList<TaxShare> Taxes(long amount, long onTop, long inAll) =>
            rate.Millionths == 0 ? [] : [new(rate.Label, rate.Percent, M(amount - inAll), M(onTop + inAll), rate.Inclusive)];
    }

    /// <summary>A share is rounded to the nearest amount that can be charged, halves up; nothing takes off more than there is.</summary>
    public static Money DiscountOf(CouponTerms? coupon, Money subtotal, long step = 1) => coupon switch
    {
        { Percent: { } percent } => subtotal with { Amount = Rounded.Share(subtotal.Amount, (long)(percent * 100), 10_000, step) },
        { Amount: { } off } => off < subtotal ? off with { Amount = Rounded.Share(off.Amount, 1, 1, step) } : subtotal,
        _ => Money.Zero(subtotal.Currency),
    };

    private static long Sum(IEnumerable<long> amounts) => amounts.Aggregate(0L, (sum, amount) => checked(sum + amount));
}
