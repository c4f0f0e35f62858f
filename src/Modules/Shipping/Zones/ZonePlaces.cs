using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Shipping.Zones;

/// <summary>The places of a zone, all of them together. An address lies in the zone of all that names it most precisely.</summary>
/// <param name="Everywhere">Wherever no other zone is.</param>
/// <param name="Countries">ISO 3166-1 alpha-2.</param>
/// <param name="Regions">ISO 3166-2, <c>US-HI</c>.</param>
/// <param name="PostalCodes">With their country before them: one, those that begin so, or those between two: <c>US 96801</c>, <c>DE 10*</c>,
/// <c>DE 10115..10999</c>.</param>
internal sealed partial record ZonePlaces(
    bool Everywhere, IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<string> PostalCodes)
{
    /// <summary>The European Union, in one word.</summary>
    private const string Union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

    /// <summary>Every country that it goes to or into.</summary>
    public IEnumerable<string> AllCountries => Countries.Concat(Regions.Concat(PostalCodes).Select(p => p[..2])).Distinct(StringComparer.Ordinal);

    /// <summary>How precisely it names the address: the higher, the more; null when it does not.</summary>
    public int? Names(Address address) =>
        PostalCodes.Where(p => Holds(p, address)).Select(p => (int?)(3 + p.Length)).Max()
        ?? (address.Region is { } region && Regions.Contains($"{address.Country}-{region}", StringComparer.Ordinal) ? 2
            : Countries.Contains(address.Country, StringComparer.Ordinal) ? 1
            : Everywhere ? 0 : null);

    /// <summary>Codes of the countries that are written by code or name, or as EU for all of the Union; null where one is none.</summary>
    public static IReadOnlyList<string>? ReadCountry(string written) =>
        written.Equals("EU", StringComparison.OrdinalIgnoreCase) || written.Equals("European Union", StringComparison.OrdinalIgnoreCase) ? Union.Split(' ')
        : (Places.Find(written.ToUpperInvariant()) ?? Places.Countries.FirstOrDefault(c => c.Name.Equals(written, StringComparison.OrdinalIgnoreCase)))
            is { } found ? [found.Code] : null;

    /// <summary>The region that is written <c>US-HI</c> or <c>US Hawaii</c>; null where it is none.</summary>
    public static string? ReadRegion(string written) =>
        written.Length > 3 && written[2] is '-' or ' ' && Places.Find(written[..2].ToUpperInvariant()) is { } country
        && country.FindRegion(written[3..]) is { } region ? $"{country.Code}-{region.Code}" : null;

    /// <summary>The postal codes as they are kept; null where they are none of that country.</summary>
    public static string? ReadPostalCodes(string written)
    {
        if (written.Length is < 4 or > 60 || Places.Find(written[..2].ToUpperInvariant()) is not { HasPostalCodes: true } country) return null;
        var rest = Places.PlainPostalCode(written[2..].Trim(' ', ':', '-'));
        if (rest.EndsWith('*')) return Fold(rest) is { Length: > 0 and < 10 } begin ? $"{country.Code} {begin}*" : null;
        if (country.IsPostalCode(rest)) return $"{country.Code} {rest}";
        // Where the hyphen is part of a code, it is also between two: the place counts at which both are codes.
        foreach (Match between in Between().Matches(rest))
        {
            var (from, to) = (rest[..between.Index].Trim(), rest[(between.Index + between.Length)..].Trim());
            if (country.IsPostalCode(from) && country.IsPostalCode(to) && Fold(from).Length == Fold(to).Length
                && string.CompareOrdinal(Fold(from), Fold(to)) <= 0) return $"{country.Code} {from}..{to}";
        }
        return null;
    }

    private static bool Holds(string codes, Address address)
    {
        if (!codes.StartsWith(address.Country, StringComparison.Ordinal) || address.PostalCode is not { Length: > 0 } written) return false;
        var (code, rest) = (CodeOf(address.Country, written), codes[3..]);
        if (rest.EndsWith('*')) return code.StartsWith(rest[..^1], StringComparison.Ordinal);
        // What follows a code, as in ZIP+4, lies in it.
        if (rest.Split("..") is not [var first, var last]) return code.StartsWith(Fold(rest), StringComparison.Ordinal);
        var (from, to) = (Fold(first), Fold(last));
        return code.Length >= from.Length && code[..from.Length] is var begin
            && string.CompareOrdinal(begin, from) >= 0 && string.CompareOrdinal(begin, to) <= 0;
    }

    /// <summary>Without the country that may stand before it, as in <c>D-10115</c>.</summary>
    private static string CodeOf(string country, string written) => Fold(written) is var code
        && Places.Find(country)?.PostalCodeExample is { Length: > 0 } example && char.IsAsciiDigit(example[0]) ? code.TrimStart(Letters) : code;

    private static string Fold(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static readonly char[] Letters = [.. Enumerable.Range('A', 26).Select(c => (char)c)];

    [GeneratedRegex(@"\s*(?:\.{2,3}|…|-|\bTO\b)\s*", RegexOptions.CultureInvariant, MatchLimits.Timeout)]
    private static partial Regex Between();
}
