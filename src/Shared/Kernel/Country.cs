using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ClickCart.Kernel;

/// <summary>A state or province: its code (ISO 3166-2, without the country before it) and what people call it.</summary>
public sealed record Place(string Code, string Name);

/// <summary>A country (ISO 3166-1), and what its postal addresses are made of.</summary>
public sealed class Country
{
    /// <summary>What stands before a postal code on letters from abroad where it is not the country's code: the sign of its cars.</summary>
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AT"] = "A",
        ["BE"] = "B",
        ["DE"] = "D",
        ["ES"] = "E",
        ["FI"] = "FIN",
        ["FR"] = "F",
        ["HU"] = "H",
        ["IT"] = "I",
        ["LU"] = "L",
        ["NO"] = "N",
        ["PT"] = "P",
        ["SE"] = "S",
        ["SI"] = "SLO",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Place> _regions;
    private readonly string? _form;
    private volatile Regex? _compiled;

    /// <param name="facts">The country's line of <c>places.txt</c>, and those of its states.</param>
    internal Country(string[] facts, IReadOnlyList<string[]> regions)
    {
        (Code, Name, var flags, PostalCodeExample, _form) = (facts[0], facts[1], facts[2], OrNone(facts[3]), OrNone(facts[4]));
        (NeedsRegion, WritesCodes, NeedsPostalCode) = (flags.Contains('S'), flags.Contains('C'), flags.Contains('Z'));
        (Place Place, string[] Names)[] all = [.. regions.Select(r => (new Place(r[0][(Code.Length + 1)..], r[1]), r[1..]))];
        Regions = [.. all.Select(r => r.Place)];
        // A code goes before a name that reads the same, a name before what others are called besides.
        var known = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var region in Regions) known.TryAdd(Places.Fold(region.Code), region);
        foreach (var region in Regions) known.TryAdd(Places.Fold(region.Name), region);
        foreach (var (place, names) in all)
            foreach (var name in names) known.TryAdd(Places.Fold(name), place);
        _regions = known.ToFrozenDictionary(StringComparer.Ordinal);

        static string? OrNone(string fact) => fact is "-" ? null : fact;
    }

    public string Code { get; }
    public string Name { get; }

    /// <summary>Its states and provinces by name; empty where addresses have none.</summary>
    public IReadOnlyList<Place> Regions { get; }

    /// <summary>An address is not complete without a state or province.</summary>
    public bool NeedsRegion { get; }

    /// <summary>Addresses write the state's code (<c>CA</c>); elsewhere its name.</summary>
    public bool WritesCodes { get; }

    public bool HasPostalCodes => _form is not null;

    /// <summary>An address is not complete without a postal code.</summary>
    public bool NeedsPostalCode { get; }

    /// <summary>Null where there are no postal codes.</summary>
    public string? PostalCodeExample { get; }

    /// <summary>The state that is meant: California, ca, CA and US-CA are one. Null for none, or for one that is not known.</summary>
    public Place? FindRegion(string? written)
    {
        if (written is null or { Length: 0 or > Places.LongestRegion } || written.Any(char.IsControl)) return null;
        var (prefix, text) = ($"{Code}-", written.Trim());
        return _regions.GetValueOrDefault(Places.Fold(text))
            ?? (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? _regions.GetValueOrDefault(Places.Fold(text[prefix.Length..])) : null);
    }

    /// <summary>Whether it has the form of the country's postal codes, with or without the country before it (<c>SE-111 20</c>, <c>D-10115</c>).</summary>
    /// <param name="code">As <see cref="Places.PlainPostalCode"/> writes it.</param>
    public bool IsPostalCode(string code)
    {
        if (_form is null) return true;
        _compiled ??= new Regex(
            $@"^(?:(?:{Code}|{Signs.GetValueOrDefault(Code, Code)})[- ]?)?(?:{_form})\z",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            MatchLimits.Span);
        return _compiled.IsMatch(code);
    }
}
