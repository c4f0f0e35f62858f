using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClickCart.Kernel;

/// <summary>The one table of countries and their states, from <c>places.txt</c>: what addresses need, and how they are written.</summary>
public static partial class Places
{
    /// <summary>How long a region may be as it is written.</summary>
    public const int LongestRegion = 50;

    /// <summary>How long a postal code may be as it is written.</summary>
    public const int LongestPostalCode = 20;

    private static readonly FrozenSet<string> PostalCodeFirst =
        "AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU MC NL NO PL PT RO RS SE SI SK SM TR VA".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public static IReadOnlyList<Country> Countries { get; } = Read();

    private static readonly FrozenDictionary<string, Country> ByCode = Countries.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    /// <param name="code">Two capital letters.</param>
    public static Country? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    public static string CountryName(string code) => Find(code)?.Name ?? code;

    /// <summary>
    /// The address as it is kept: the state by its code, so that tax finds it, and the postal code in capitals. What is not known stays as it is.
    /// </summary>
    public static Address Normal(this Address address) => address with
    {
        Region = string.IsNullOrWhiteSpace(address.Region) ? null : Find(address.Country)?.FindRegion(address.Region)?.Code ?? address.Region,
        PostalCode = PlainPostalCode(address.PostalCode),
    };

    /// <summary>In capitals, with plain digits, hyphens and blanks.</summary>
    public static string PlainPostalCode(string? written)
    {
        if (written is null or { Length: 0 or > LongestPostalCode } || written.Any(char.IsControl)) return written ?? "";
        var composed = PlainText.Sound(written).Normalize(NormalizationForm.FormKC);
        var plain = Blanks().Replace(Dashes().Replace(composed, "-"), " ").Trim(' ', '〒').ToUpperInvariant();
        // One sign may have become several.
        return plain.Length > LongestPostalCode ? written : plain;
    }

    /// <summary>The state as an address there writes it: CA in the United States, Tokyo in Japan.</summary>
    public static string? WrittenRegion(Address address) =>
        Find(address.Country) is { WritesCodes: false } country && country.FindRegion(address.Region) is { } region ? region.Name : address.Region;

    /// <summary>The line of town, state and postal code, as it is written there.</summary>
    public static string TownOf(Address address)
    {
        var town = WrittenRegion(address) is { Length: > 0 } region && region != address.City ? $"{address.City}, {region}" : address.City;
        return (PostalCodeFirst.Contains(address.Country) ? $"{address.PostalCode} {town}" : $"{town} {address.PostalCode}").Trim();
    }

    /// <summary>Letters and digits alone, without accents, signs such as the okina of Hawaiʻi, and case.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in PlainText.Sound(text).Replace("&", "and", StringComparison.Ordinal).Replace('ı', 'i').Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.ModifierLetter) folded.Append(char.ToUpperInvariant(c));
        return folded.ToString();
    }

    private static Country[] Read()
    {
        using var list = new StreamReader(typeof(Places).Assembly.GetManifestResourceStream("places.txt")!);
        string[][] lines = [.. list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t'))];
        var regions = lines.Where(l => l[0].Contains('-')).ToLookup(l => l[0][..2], StringComparer.Ordinal);
        return [.. lines.Where(l => !l[0].Contains('-')).Select(l => new Country(l, [.. regions[l[0]]]))];
    }

    [GeneratedRegex(@"[\p{Pd}\u2212]", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s+", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Blanks();
}
