namespace ClickCart.Payments.Gateway;

/// <summary>
/// Amounts as the gateway counts them, where that differs from ISO 4217 (docs.stripe.com/currencies#special-cases): the króna and the shilling with two
/// decimals that are always 00, the ariary whole, and in currencies of three decimals only tens.
/// </summary>
internal static class StripeAmount
{
    /// <summary>The minor units that an amount must be a multiple of to be charged.</summary>
    public static long StepOf(string currency) => currency.ToUpperInvariant() switch
    {
        "MGA" => 100,
        var code => Currencies.DecimalsOf(code) == 3 ? 10 : 1,
    };

    /// <exception cref="InvalidOperationException">It cannot be charged: not a multiple of <see cref="StepOf"/>.</exception>
    public static long ToWire(long minor, string currency) =>
        minor % StepOf(currency) != 0 ? throw new InvalidOperationException($"The gateway cannot charge {new Money(minor, currency)}.")
        : currency.ToUpperInvariant() switch
        {
            "ISK" or "UGX" => checked(minor * 100),
            "MGA" => minor / 100,
            _ => minor,
        };

    /// <summary>Minor units of ours. The gateway has no parts of a króna or a shilling.</summary>
    public static long FromWire(long wire, string currency) => currency.ToUpperInvariant() switch
    {
        "ISK" or "UGX" => wire / 100,
        "MGA" => Math.Clamp(wire, long.MinValue / 100, long.MaxValue / 100) * 100,
        _ => wire,
    };
}
