namespace ClickCart.Payments.Gateway;

/// <summary>
/// Amounts as the gateway counts them, where that differs from ISO 4217 (docs.stripe.com/currencies#special-cases): the króna and the shilling with two
/// decimals that are always 00, the ariary whole, and in currencies of three decimals only tens.
/// </summary>
internal static class StripeAmount
{
    private const string NotTaken = "BTN CUP ERN GHS IQD IRR KPW LYD MRU SDG SSP STN SVC SYP TMT VED VES XCG ZWG";

    private static readonly Dictionary<string, long> Least = new(StringComparer.Ordinal)
    {
        ["AED"] = 200,
        ["AUD"] = 50,
        ["BGN"] = 100,
        ["BRL"] = 50,
        ["CAD"] = 50,
        ["CHF"] = 50,
        ["CZK"] = 1500,
        ["DKK"] = 250,
        ["EUR"] = 50,
        ["GBP"] = 30,
        ["HKD"] = 400,
        ["HUF"] = 17500,
        ["INR"] = 50,
        ["JPY"] = 50,
        ["MXN"] = 1000,
        ["MYR"] = 200,
        ["NOK"] = 300,
        ["NZD"] = 50,
        ["PLN"] = 200,
        ["RON"] = 200,
        ["SEK"] = 300,
        ["SGD"] = 50,
        ["THB"] = 1000,
        ["USD"] = 50,
    };

    /// <summary>The minor units that an amount must be a multiple of to be charged.</summary>
    public static long StepOf(string currency) => currency.ToUpperInvariant() switch
    {
        "MGA" => 100,
        var code => Currencies.DecimalsOf(code) == 3 ? 10 : 1,
    };

    /// <summary>
    /// The least and the most that one charge can be (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts): at most eight digits on the wire, in
    /// rupiah twelve; at least what is worth the gateway's fee, where it says how much that is. Null for a currency that it does not take.
    /// </summary>
    public static (Money Least, Money Most)? RangeOf(string currency)
    {
        var code = currency.ToUpperInvariant();
        if (!Currencies.Has(code) || NotTaken.Contains(code, StringComparison.Ordinal)) return null;
        var most = FromWire(code == "IDR" ? 999_999_999_999 : 99_999_999, code);
        return (new(Math.Max(Least.GetValueOrDefault(code, 1), StepOf(code)), code), new(most - most % StepOf(code), code));
    }

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
