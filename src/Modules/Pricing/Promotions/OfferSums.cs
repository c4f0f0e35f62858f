using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.Promotions;

/// <summary>
/// Which offers hold for a cart, and what each takes off each line. Those that combine hold together, any other holds alone; of these ways the one that takes
/// off the most, where that is equal the one that gives free delivery, then the one that needs no code, then the one with what was made first. Each is
/// reckoned on what those before it left, and allocated to those lines to the minor unit.
/// </summary>
/// <param name="Discounts">What is taken off each line in all.</param>
internal sealed record OfferSums(IReadOnlyList<OfferSums.Taken> Applied, IReadOnlyList<PassedPromotion> PassedOver, long[] Discounts)
{
    /// <param name="Lines">What it takes off each line.</param>
    internal sealed record Taken(Offer Offer, long[] Lines)
    {
        public long Amount => Lines.Sum();
    }

    /// <summary>What makes the cheapest delivery free; null where none does.</summary>
    public Offer? FreeDelivery => Applied.FirstOrDefault(t => t.Offer.FreeShipping)?.Offer;

    public static OfferSums Of(IReadOnlyList<Offer> offers, IReadOnlyList<PricedLine> lines, string currency, long step)
    {
        Offer[] money = [.. offers.Where(o => o.TakesOff).OrderBy(o => o.Turn).ThenBy(o => o.Id)];
        Offer[] together = [.. money.Where(o => o.Combines)];
        var ways = money.Where(o => !o.Combines).Select(o => new[] { o }).Prepend(together).Where(w => w.Length > 0)
            .Select(w => Reckon(w, lines, currency, step));
        var best = ways.OrderByDescending(Sum).ThenByDescending(w => w.Exists(t => t.Offer.FreeShipping)).ThenBy(w => w.Exists(t => t.Offer.Code is not null))
            .ThenBy(w => w.Min(t => t.Offer.Id)).FirstOrDefault() ?? [];
        // A deal that is not reached holds as little as a share of nothing; a coupon that is on, alone and worth nothing yet is on all the same.
        var applied = best.Where(t => t.Amount > 0 || t.Offer.FreeShipping || (t.Offer.Code is not null && best.Count == 1)).ToList();
        var passed = money.Except(applied.Select(t => t.Offer))
            .Select(o => Outdone(o, applied, Sum(Reckon([o], lines, currency, step)))).OfType<PassedPromotion>().ToList();
        foreach (var free in offers.Where(o => !o.TakesOff && o.FreeShipping).OrderBy(o => o.Code is not null).ThenBy(o => o.Id))
        {
            if (applied.Find(t => t.Offer.FreeShipping) is not { } other) applied.Add(new(free, new long[lines.Count]));
            else if (free.Code is not null)
                passed.Add(new(free.Code, free.Name, PassedPromotion.Needless, $"Delivery is free by {other.Offer.Name} already."));
        }
        return new(applied, passed, [.. lines.Select((_, i) => applied.Sum(t => t.Lines[i]))]);
    }

    private static List<Taken> Reckon(IReadOnlyList<Offer> way, IReadOnlyList<PricedLine> lines, string currency, long step)
    {
        long[] left = [.. lines.Select(l => checked(l.UnitPrice * l.Quantity))];
        var taken = new List<Taken>();
        foreach (var offer in way)
        {
            var off = offer.TakeOff(lines, left, currency, step);
            left = [.. left.Zip(off, (amount, share) => amount - share)];
            taken.Add(new(offer, off));
        }
        return taken;
    }

    /// <summary>Null for a promotion that would take nothing off: nobody asked for it.</summary>
    private static PassedPromotion? Outdone(Offer offer, List<Taken> applied, long alone)
    {
        if (alone == 0 && offer.Code is null) return null;
        var by = string.Join(", ", applied.Select(t => t.Offer.Name));
        return by.Length == 0 || alone == 0 ? new(offer.Code, offer.Name, PassedPromotion.Needless, $"{offer.Name} takes nothing off this cart.")
            : offer.Combines && applied.TrueForAll(t => t.Offer.Combines)
                ? new(offer.Code, offer.Name, PassedPromotion.Needless, $"{by} takes everything off already.")
            : new(offer.Code, offer.Name, PassedPromotion.Outdone, Sum(applied) > alone
                ? $"{offer.Name} cannot be combined with {by}, which takes off more."
                : $"{offer.Name} cannot be combined with {by}, which takes off as much.");
    }

    private static long Sum(List<Taken> taken) => taken.Sum(t => t.Amount);
}
