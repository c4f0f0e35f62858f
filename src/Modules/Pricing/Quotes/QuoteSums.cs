using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Promotions;
using ClickCart.Pricing.TaxRates;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>
/// The arithmetic of a quote. The discount is worked out once, on the whole, each tax once on all that bears it, and both are then allocated to the lines,
/// so the parts sum to the whole and rates are met to the cent however many lines there are. For every option: total = subtotal − discount + tax + price +
/// the price's tax. What is worked out is a multiple of the least that can be charged, so the total is one where the prices are.
/// </summary>
internal sealed record QuoteSums(
    IReadOnlyList<QuoteLine> Lines, Money Subtotal, Money Discount, Money Tax, IReadOnlyList<TaxShare> Taxes, IReadOnlyList<ShippingOption> ShippingOptions)
{
    /// <summary>What makes up the discount, but for the rounding.</summary>
    public required OfferSums Offers { get; init; }

    /// <summary>The part of the discount that is what cannot be charged.</summary>
    public required Money Rounding { get; init; }

    internal sealed record Item(string Sku, string Name, int Quantity, Money UnitPrice)
    {
        /// <summary>Null for that of the delivery.</summary>
        public TaxRate? Rate { get; init; }
    }

    /// <param name="rate">What the delivery bears, and items that have no rate of their own.</param>
    /// <param name="freeFrom">What goods must cost, less their discount, for the cheapest delivery to be free; null where none is by the amount.</param>
    /// <param name="step">What every amount that is charged must be a multiple of, in minor units.</param>
    /// <exception cref="OverflowException">An amount beyond 64 bits.</exception>
    public static QuoteSums Of(
        IReadOnlyList<Item> items, string currency, IReadOnlyList<Offer> offers, TaxRate rate, IReadOnlyList<ShippingRate> rates, long step = 1,
        Money? freeFrom = null)
    {
        long[] prices = [.. items.Select(i => (i.UnitPrice * i.Quantity).Amount)];
        var subtotal = Sum(prices);
        var taken = OfferSums.Of(offers, [.. items.Select(i => new PricedLine(i.Sku, i.Quantity, i.UnitPrice.Amount))], currency, step);
        var discounts = taken.Discounts;
        var discount = Sum(discounts);
        // What cannot be charged of the goods is not: it comes off like a discount, and nobody pays more than prices say.
        var rest = (subtotal - discount) % step;
        long[] rests = Allocation.Allocate(rest, [.. prices.Zip(discounts, (price, off) => price - off)]);
        (discount, discounts) = (discount + rest, [.. discounts.Zip(rests, (off, more) => off + more)]);
        long[] charged = [.. prices.Zip(discounts, (price, off) => price - off)];
        var taxes = new QuoteTaxes([.. items.Select(i => i.Rate ?? rate)], charged, currency, step);
        var (net, tax, contained) = (Sum(charged), Sum(taxes.OnTop), Sum(taxes.Contained));
        var free = taken.FreeDelivery is { } by ? by.Code is null ? ShippingOption.FreeByPromotion : ShippingOption.FreeByCoupon
            : freeFrom is { } from && net >= from.Amount ? ShippingOption.FreeByAmount : null;
        var cheapest = rates.Where(r => !r.IsPickUp).Select(r => r.Price.Amount).DefaultIfEmpty().Min();
        return new(
            [.. items.Select((item, i) => new QuoteLine(
                item.Sku, item.Name, item.Quantity, item.UnitPrice, M(discounts[i]), M(taxes.OnTop[i]), M(checked(charged[i] + taxes.OnTop[i])),
                M(taxes.Contained[i])) { TaxedAs = (item.Rate ?? rate).Told() })],
            M(subtotal), M(discount), M(tax), taxes.Shares, [.. rates.Select(Option).DistinctBy(o => o.Id, StringComparer.Ordinal)])
        {
            Offers = taken,
            Rounding = M(rest),
        };

        Money M(long amount) => new(amount, currency);

        ShippingOption Option(ShippingRate shipping)
        {
            var regular = Rounded.Share(shipping.Price.Amount, 1, 1, step);
            // The shop's amount and coupons are for the cheapest, a method's own amount is for it alone.
            var why = shipping.Price.Amount == cheapest && !shipping.IsPickUp && free is not null ? free
                : shipping.FreeFrom is { } own && net >= own.Amount ? ShippingOption.FreeByAmount : null;
            var isFree = why is not null && regular > 0;
            var price = isFree ? 0 : regular;
            var (all, onTop, inPrice) = taxes.With(rate, price);
            return new(
                shipping.Id, shipping.Carrier, shipping.Service, M(price), M(onTop), shipping.DeliveryDays, M(checked(net + tax + price + onTop)))
            {
                TaxIncluded = M(inPrice),
                Taxes = all,
                TaxedAs = rate.Told(),
                RegularPrice = isFree ? M(regular) : null,
                FreeBy = isFree ? why : null,
            };
        }
    }

    /// <summary>A share is rounded to the nearest amount that can be charged, halves up; nothing takes off more than there is.</summary>
    public static Money DiscountOf(decimal? percentOff, Money? amountOff, Money subtotal, long step = 1) => (percentOff, amountOff) switch
    {
        ({ } percent, _) => AtMost(subtotal, Rounded.Share(subtotal.Amount, (long)(percent * 100), 10_000, step), step),
        (_, { } off) => off < subtotal ? AtMost(subtotal, Rounded.Share(off.Amount, 1, 1, step), step) : AtMost(subtotal, subtotal.Amount, step),
        _ => Money.Zero(subtotal.Currency),
    };

    // A part of the cart need not be worth a multiple of the step, as the whole of it is.
    private static Money AtMost(Money subtotal, long off, long step) => subtotal with { Amount = Math.Min(off, subtotal.Amount - subtotal.Amount % step) };

    private static long Sum(IEnumerable<long> amounts) => amounts.Aggregate(0L, (sum, amount) => checked(sum + amount));
}
