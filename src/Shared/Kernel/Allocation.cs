namespace ClickCart.Kernel;

/// <summary>The one way in which ClickCart splits money: parts always sum to the whole, to the cent.</summary>
public static class Allocation
{
    /// <summary>
    /// Splits <paramref name="amount"/> minor units in proportion to <paramref name="weights"/> by the largest-remainder (Hamilton) method:
    /// everyone gets the rounded-down share, and the units left over go to the largest remainders, earlier parts first.
    /// </summary>
    /// <param name="amount">Minor units, of either sign.</param>
    /// <param name="weights">Zero or positive; when all are zero the split is even.</param>
    /// <exception cref="ArgumentException">No weights, or a negative one.</exception>
    public static long[] Allocate(long amount, IReadOnlyList<long> weights)
    {
        if (weights.Count == 0) throw new ArgumentException("There is nobody to allocate to.", nameof(weights));
        if (weights.Any(w => w < 0)) throw new ArgumentException("A weight is negative.", nameof(weights));
        var total = weights.Aggregate(Int128.Zero, (sum, w) => sum + w);
        if (total == 0) return Allocate(amount, [.. weights.Select(_ => 1L)]);

        var whole = Int128.Abs(amount);
        var parts = weights.Select(w => (long)(whole * w / total)).ToArray();
        var left = (int)(whole - parts.Aggregate(Int128.Zero, (sum, p) => sum + p));
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => whole * weights[i] % total).ThenBy(i => i).Take(left)) parts[i]++;
        return amount < 0 ? [.. parts.Select(p => -p)] : parts;
    }

    /// <inheritdoc cref="Allocate(long, IReadOnlyList{long})"/>
    public static Money[] Allocate(this Money money, IReadOnlyList<long> weights) =>
        [.. Allocate(money.Amount, weights).Select(amount => money with { Amount = amount })];
}
