using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Pricing.VatIds;

/// <summary>The form of the VAT ids of one country.</summary>
/// <param name="Prefix">What they begin with: the country's code, but EL in Greece, and XI in Northern Ireland.</param>
/// <param name="Pattern">What stands behind the prefix.</param>
/// <param name="Example">A whole one.</param>
/// <param name="Check">Whether its check digits are right; null where they are not known.</param>
internal sealed record VatIdForm(string Prefix, Regex Pattern, string Example, Func<string, bool>? Check)
{
    public const string NorthernIreland = "XI";

    private static readonly Dictionary<string, VatIdForm> ByPrefix = new VatIdForm[]
    {
        new("AT", @"U\d{8}", "ATU13585627", CheckDigits.Austria),
        new("BE", @"[01]\d{9}", "BE0428759497", CheckDigits.Belgium),
        new("BG", @"\d{9,10}", "BG175074752"),
        new("CY", @"\d{8}[A-Z]", "CY10259033P", CheckDigits.Cyprus),
        new("CZ", @"\d{8,10}", "CZ25123891"),
        new("DE", @"[1-9]\d{8}", "DE136695976", CheckDigits.Mod11And10),
        new("DK", @"[1-9]\d{7}", "DK13585628", id => CheckDigits.Weighted(id, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
        new("EE", @"\d{9}", "EE100931558", id => CheckDigits.Weighted(id, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
        new("EL", @"\d{9}", "EL094259216", CheckDigits.Greece),
        new("ES", @"(\d{8}[A-Z]|[K-MX-Z]\d{7}[A-Z]|[A-HJNP-SUVW]\d{7}[0-9A-J])", "ESB58378431", CheckDigits.Spain),
        new("FI", @"\d{8}", "FI20774740", id => CheckDigits.Weighted(id, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
        new("FR", @"[0-9A-HJ-NP-Z]{2}\d{9}", "FR40303265045", CheckDigits.France),
        new("GB", UnitedKingdom, "GB980780684", CheckDigits.UnitedKingdom),
        new("HR", @"\d{11}", "HR33392005961", CheckDigits.Mod11And10),
        new("HU", @"\d{8}", "HU12892312", id => CheckDigits.Weighted(id, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
        new("IE", @"(\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])", "IE6433435F", CheckDigits.Ireland),
        new("IT", @"\d{11}", "IT00743110157", CheckDigits.Luhn),
        new("LT", @"(\d{9}|\d{12})", "LT119511515"),
        new("LU", @"\d{8}", "LU15027442", id => CheckDigits.Number(id[..6]) % 89 == CheckDigits.Number(id[6..])),
        new("LV", @"\d{11}", "LV40003521600"),
        new("MT", @"\d{8}", "MT11679112", id => CheckDigits.Weighted(id, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0),
        new("NL", @"\d{9}B\d{2}", "NL004495445B01", CheckDigits.Netherlands),
        new("PL", @"\d{10}", "PL8567346215", id => CheckDigits.Weighted(id, 6, 5, 7, 2, 3, 4, 5, 6, 7, -1) % 11 == 0),
        new("PT", @"[1-9]\d{8}", "PT501964843", id => (11 - (CheckDigits.Weighted(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11)) % 11 % 10 == id[8] - '0'),
        new("RO", @"[1-9]\d{1,9}", "RO18547290", CheckDigits.Romania),
        new("SE", @"\d{10}(0[1-9]|[1-9]\d)", "SE123456789701", id => CheckDigits.Luhn(id[..10])),
        new("SI", @"[1-9]\d{7}", "SI50223054", CheckDigits.Slovenia),
        new("SK", @"[1-9]\d{9}", "SK2022749619", id => CheckDigits.Number(id) % 11 == 0),
        new(NorthernIreland, UnitedKingdom, "XI980780684", CheckDigits.UnitedKingdom),
    }.ToDictionary(f => f.Prefix, StringComparer.Ordinal);

    private const string UnitedKingdom = @"(\d{9}(\d{3})?|GD[0-4]\d{2}|HA[5-9]\d{2})";

    private VatIdForm(string prefix, string pattern, string example, Func<string, bool>? check = null)
        : this(prefix, new Regex($@"\A{pattern}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchLimits.Span), example, check)
    {
    }

    public static VatIdForm? Of(string prefix) => ByPrefix.GetValueOrDefault(prefix);

    /// <summary>The forms of the ids that businesses at this address may have.</summary>
    public static IReadOnlyList<VatIdForm> At(Address address) => address.Country switch
    {
        "GR" => [ByPrefix["EL"]],
        "MC" => [ByPrefix["FR"]],
        "IM" => [ByPrefix["GB"]],
        "GB" when IsNorthernIreland(address) => [ByPrefix[NorthernIreland], ByPrefix["GB"]],
        var country => Of(country) is { } form ? [form] : [],
    };

    /// <summary>Where goods, but not services, are still traded as in the European Union.</summary>
    public static bool IsNorthernIreland(Address address) =>
        address.Country == "GB" && address.PostalCode?.StartsWith("BT", StringComparison.OrdinalIgnoreCase) is true;
}
