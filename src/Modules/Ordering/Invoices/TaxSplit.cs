namespace ClickCart.Ordering.Invoices;

/// <summary>Shares an amount that goes back among the taxes of its invoice.</summary>
internal static class TaxSplit
{
    /// <summary>
    /// As far as it is known for what, by that, and else in proportion to what is left of each, to the minor unit: all shares together are the amount, none is
    /// more than what is left, and when all that is left goes back, so does all its tax.
    /// </summary>
    /// <param name="amount">At least 0, at most what is left.</param>
    /// <param name="left">By tax.</param>
    /// <param name="untaxed">What bears none.</param>
    /// <param name="known">What of the amount is for goods that bear each tax, and last for those that bear none; null where nobody knows.</param>
    public static IReadOnlyList<InvoiceTax> Of(long amount, IReadOnlyList<InvoiceTax> left, long untaxed, IReadOnlyList<long>? known = null)
    {
        long[] whole = [.. left.Select(t => t.Base + t.Amount), untaxed];
        var given = known is null ? new long[whole.Length] : [.. known.Zip(whole, Math.Min)];
        if (given.Sum() > amount) given = Allocation.Allocate(amount, given);
        var rest = Allocation.Allocate(amount - given.Sum(), [.. whole.Zip(given, (all, some) => all - some)]);
        long[] shares = [.. given.Zip(rest, (some, more) => some + more)];
        return [.. left.Select((tax, i) => Share(tax, shares[i])).Where(t => t.Base + t.Amount > 0)];
    }

    private static InvoiceTax Share(InvoiceTax left, long share)
    {
        var whole = left.Base + left.Amount;
        var tax = whole == 0 ? 0 : (long)((((Int128)share * left.Amount * 2) + whole) / ((Int128)whole * 2));
        tax = Math.Clamp(tax, share - left.Base, left.Amount);
        return left with { Base = share - tax, Amount = tax };
    }
}
