namespace ClickCart.Kernel;

/// <summary>The currencies that people pay in, and how many decimals each has: ISO 4217 List One, without funds, metals and test codes.</summary>
public static class Currencies
{
    private const string WithoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string WithThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    private const string WithTwoDecimals =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP "
        + "ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA "
        + "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE "
        + "SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private static readonly Dictionary<string, int> Table = new[] { (0, WithoutDecimals), (2, WithTwoDecimals), (3, WithThreeDecimals) }
        .SelectMany(g => g.Item2.Split(' ').Select(code => KeyValuePair.Create(code, g.Item1))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The codes in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether it is the code of a currency, in capital letters.</summary>
    public static bool Has(string? code) => code is not null && Table.ContainsKey(code);

    /// <summary>Digits after the decimal point: 0 for the yen and its like, 3 for the dinars, else 2.</summary>
    public static int DecimalsOf(string code) => Table.GetValueOrDefault(code, 2);
}
