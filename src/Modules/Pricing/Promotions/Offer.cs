using ClickCart.Pricing.Coupons;
using ClickCart.Pricing.Quotes;

namespace ClickCart.Pricing.Promotions;

/// <summary>What one coupon or promotion gives for the cart at hand, where nothing but another one stands in its way.</summary>
/// <param name="Code">The coupon's; null for a promotion.</param>
internal sealed record Offer(Guid Id, string? Code, string Name, string Gives)
{
    /// <summary>A sentence, for people.</summary>
    public string Reason { get; init; } = "";

    public decimal? Percent { get; init; }
    public Money? Amount { get; init; }
    public bool FreeShipping { get; init; }

    /// <summary>May go with others that may, too.</summary>
    public bool Combines { get; init; }

    /// <summary>Those of the cart's SKUs that it is reckoned on; null for all of them.</summary>
    public IReadOnlyList<string>? Skus { get; init; }

    /// <summary>Null where it is no "buy so many, get so many".</summary>
    public Deal? Deal { get; init; }

    /// <summary>It takes money off the goods, and so competes with others that do. What gives free delivery alone goes with everything.</summary>
    public bool TakesOff => Percent is not null || Amount is not null;

    /// <summary>Deals first, then shares, then amounts: that takes off the most.</summary>
    public int Turn => Deal is not null ? 0 : Percent is not null ? 1 : 2;

    /// <param name="skus">All of the cart.</param>
    /// <param name="categories">Those that each lies in, up to the top.</param>
    public static Offer Of(Coupon coupon, IReadOnlyList<string> skus, Func<string, IReadOnlyList<string>> categories) =>
        new(coupon.Id, coupon.Code, coupon.Label, PromotionWords.Gives(coupon))
        {
            Reason = PromotionWords.Reason(coupon),
            Percent = coupon.Percent,
            Amount = coupon.AmountOff,
            FreeShipping = coupon.FreeShipping,
            Combines = coupon.Combines,
            Skus = coupon.IsLimited ? [.. skus.Where(s => coupon.HoldsFor(s, categories(s)))] : null,
            Deal = coupon is { Buy: { } buy, Get: { } get }
                ? new(buy, get, coupon.GetSkus.Count + coupon.GetCategories.Count == 0 ? null : [.. skus.Where(s => coupon.Gives(s, categories(s)))])
                : null,
        };

    public bool HoldsFor(string sku) => Skus is null || Skus.Contains(sku, StringComparer.Ordinal);

    /// <summary>What it takes off each line, of which no more than <paramref name="left"/> is left.</summary>
    public long[] TakeOff(IReadOnlyList<PricedLine> lines, IReadOnlyList<long> left, string currency, long step)
    {
        var worth = Deal?.Worth(lines, left, HoldsFor) ?? [.. lines.Select((l, i) => HoldsFor(l.Sku) ? left[i] : 0)];
        var off = QuoteSums.DiscountOf(Percent, Amount, new(worth.Aggregate(0L, (sum, w) => checked(sum + w)), currency), step).Amount;
        return off == 0 ? new long[lines.Count] : Allocation.Allocate(off, worth);
    }
}

/// <param name="UnitPrice">Minor units.</param>
internal sealed record PricedLine(string Sku, long Quantity, long UnitPrice);

/// <summary>So many to buy, so many more to get.</summary>
/// <param name="Skus">Those of the cart's SKUs that may be had so; null: they are of the same as those to buy.</param>
internal sealed record Deal(int Buy, int Get, IReadOnlyList<string>? Skus)
{
    /// <summary>What those cost, by line, that are to be had: the cheapest ones, of equal ones those of the line that comes first.</summary>
    public long[] Worth(IReadOnlyList<PricedLine> lines, IReadOnlyList<long> left, Func<string, bool> toBuy)
    {
        var worth = new long[lines.Count];
        var units = Units(lines, toBuy);
        foreach (var (line, i) in lines.Select((l, i) => (l, i)).Where(l => IsToGet(l.l.Sku, toBuy)).OrderBy(l => l.l.UnitPrice).ThenBy(l => l.i))
        {
            var some = Math.Min(units, line.Quantity);
            worth[i] = Math.Min(checked(some * line.UnitPrice), left[i]);
            units -= some;
        }
        return worth;
    }

    /// <summary>How many. Of the same as those to buy, every <see cref="Buy"/> + <see cref="Get"/> have so many; what is bought beyond that counts, too.</summary>
    private long Units(IReadOnlyList<PricedLine> lines, Func<string, bool> toBuy)
    {
        if (Skus is not null) return Bought(lines, l => toBuy(l.Sku) && !Skus.Contains(l.Sku, StringComparer.Ordinal)) / Buy * Get;
        var all = Bought(lines, l => toBuy(l.Sku));
        return all / (Buy + Get) * Get + Math.Max(0, all % (Buy + Get) - Buy);
    }

    private bool IsToGet(string sku, Func<string, bool> toBuy) => Skus?.Contains(sku, StringComparer.Ordinal) ?? toBuy(sku);

    private static long Bought(IReadOnlyList<PricedLine> lines, Func<PricedLine, bool> which) => lines.Where(which).Sum(l => l.Quantity);
}
