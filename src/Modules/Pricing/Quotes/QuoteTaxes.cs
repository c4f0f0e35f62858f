using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.TaxRates;

namespace ClickCart.Pricing.Quotes;

/// <summary>The taxes of a quote's goods by rate: each worked out once on all that bears it, then allocated to those lines.</summary>
internal sealed class QuoteTaxes
{
    private readonly string _currency;
    private readonly long _step;
    private readonly List<Part> _parts = [];

    /// <param name="rates">One for each line.</param>
    /// <param name="charged">What each line costs after its discount.</param>
    public QuoteTaxes(IReadOnlyList<TaxRate> rates, IReadOnlyList<long> charged, string currency, long step)
    {
        (_currency, _step, OnTop, Contained) = (currency, step, new long[charged.Count], new long[charged.Count]);
        foreach (var lines in rates.Index().GroupBy(r => KeyOf(r.Item), r => r.Index))
        {
            int[] places = [.. lines];
            long[] amounts = [.. places.Select(p => charged[p])];
            var (rate, sum) = (rates[places[0]], amounts.Aggregate(0L, (sum, amount) => checked(sum + amount)));
            var part = new Part(rate, sum, rate.OnTop(sum, step), rate.Contained(sum));
            foreach (var (place, share) in places.Zip(Allocation.Allocate(part.OnTop, amounts))) OnTop[place] = share;
            foreach (var (place, share) in places.Zip(Allocation.Allocate(part.Contained, amounts))) Contained[place] = share;
            _parts.Add(part);
        }
    }

    /// <summary>Added to each line.</summary>
    public long[] OnTop { get; }

    /// <summary>Contained in the price of each line.</summary>
    public long[] Contained { get; }

    /// <summary>By rate, the highest first.</summary>
    public IReadOnlyList<TaxShare> Shares => SharesOf(_parts);

    /// <summary>The taxes of goods and delivery together, and what the delivery's price is added and contains of them.</summary>
    public (IReadOnlyList<TaxShare> All, long OnTop, long Contained) With(TaxRate delivery, long price)
    {
        var goods = _parts.Find(p => KeyOf(p.Rate) == KeyOf(delivery));
        if (goods is null && price == 0) return (Shares, 0, 0);
        goods ??= new(delivery, 0, 0, 0);
        // Worked out on the whole, so that it is the tax of the total to the cent; the delivery's is what remains beside the goods'.
        var sum = checked(goods.Base + price);
        var all = goods with { Base = sum, OnTop = delivery.OnTop(sum, _step), Contained = delivery.Contained(sum) };
        return (SharesOf(_parts.Where(p => p != goods).Append(all)), all.OnTop - goods.OnTop, all.Contained - goods.Contained);
    }

    private IReadOnlyList<TaxShare> SharesOf(IEnumerable<Part> parts) =>
    [
        .. parts.Where(p => p.Rate.IsTold).OrderByDescending(p => p.Rate.Millionths).Select(p => new TaxShare(
            p.Rate.Label, p.Rate.Percent, M(p.Base - p.Contained), M(checked(p.OnTop + p.Contained)), p.Rate.Inclusive)),
    ];

    private Money M(long amount) => new(amount, _currency);

    // What an invoice cannot tell apart is one tax.
    private static (string, int, bool, bool) KeyOf(TaxRate rate) => (rate.Label, rate.Millionths, rate.Inclusive, rate.IsTold);

    private sealed record Part(TaxRate Rate, long Base, long OnTop, long Contained);
}
