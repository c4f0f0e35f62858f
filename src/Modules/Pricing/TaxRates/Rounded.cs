namespace ClickCart.Pricing.TaxRates;

/// <summary>Shares of amounts, to the nearest minor unit, halves away from zero (the rule of tills).</summary>
internal static class Rounded
{
    /// <summary><paramref name="amount"/> × <paramref name="part"/> ÷ <paramref name="whole"/>; amounts are zero or more.</summary>
    public static long Share(long amount, long part, long whole) => (long)(((Int128)amount * part * 2 + whole) / (2 * (Int128)whole));

    /// <summary>The same to the nearest multiple of <paramref name="step"/> minor units, the least that can be charged.</summary>
    public static long Share(long amount, long part, long whole, long step) => checked(Share(amount, part, checked(whole * step)) * step);
}
