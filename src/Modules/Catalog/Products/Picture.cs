using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Catalog.Products;

/// <summary>
/// The shop's drawn pictures: a drawing (an SVG of Pictures/, in the colours of the palette 'teal'), recoloured and with a pattern on its main
/// surface. The name says it all (<c>mug-coral-stripes</c>), so a picture never changes under its address and nothing is stored.
/// </summary>
internal static partial class Picture
{
    /// <summary>The button of a product's form that sends a picture with it.</summary>
    public const string AddButton = "addPicture";

    private const string Root = "ClickCart.Catalog.Pictures.";

    /// <param name="Ground">Behind everything.</param>
    /// <param name="Main">The thing itself, with a darker and a lighter tone.</param>
    /// <param name="Accent">What stands out.</param>
    private sealed record Palette(string Ground, string Main, string Dark, string Light, string Accent);

    private static readonly Palette Drawn = new("#e6f2f0", "#2a9d8f", "#1d6f66", "#9adbd1", "#f4a261");

    private static readonly SortedDictionary<string, Palette> Palettes = new(StringComparer.Ordinal)
    {
        ["clay"] = new("#f7ece4", "#c1714f", "#8c4a30", "#e9b79d", "#4f7c78"),
        ["coral"] = new("#fdece8", "#ef6f5e", "#b8463a", "#f9b9ae", "#2f6f8f"),
        ["graphite"] = new("#eceef1", "#4a5563", "#2c343f", "#a9b3c0", "#f2b84b"),
        ["indigo"] = new("#e9ebfa", "#4b5bc4", "#313c8c", "#aab3ec", "#f39c8a"),
        ["mustard"] = new("#fdf4de", "#e0a526", "#a37310", "#f5d68c", "#5b6c9e"),
        ["natural"] = new("#f4f1ea", "#cdb894", "#98835d", "#ede3cf", "#5f8a6b"),
        ["plum"] = new("#f4e9f3", "#8e4a86", "#632f5d", "#d2a5cd", "#e8b04a"),
        ["rose"] = new("#fceaf0", "#db7093", "#a34767", "#f3b9cc", "#5f8f86"),
        ["sage"] = new("#ecf2e6", "#7d9d6c", "#56734a", "#c3d7b5", "#d9825b"),
        ["sky"] = new("#e6f1fa", "#4a9bd4", "#2d6d9e", "#a9d2ee", "#f2a65a"),
        ["teal"] = Drawn,
    };

    private static readonly Dictionary<string, string> Patterns = new(StringComparer.Ordinal)
    {
        ["plain"] = "",
        ["stripes"] = """<rect width="40" height="14" fill="{light}"/>""",
        ["dots"] = """<circle cx="10" cy="10" r="5" fill="{light}"/><circle cx="30" cy="30" r="5" fill="{light}"/>""",
        ["checks"] = """<path d="M0 0h20v20H0zM20 20h20v20H20z" fill="{light}" fill-opacity=".55"/>""",
        ["waves"] = """<path d="M0 20q10-14 20 0t20 0" fill="none" stroke="{light}" stroke-width="5"/>""",
        ["pinstripes"] = """<path d="M10 0v40M30 0v40" stroke="{light}" stroke-width="4"/>""",
    };

    /// <summary>For products that came without a picture: a parcel whose colour depends on the slug.</summary>
    public static string Standard(string slug) =>
        UrlOf($"parcel-{Palettes.Keys.ElementAt(slug.Aggregate(7, (hash, c) => unchecked((hash * 31) + c) & int.MaxValue) % Palettes.Count)}-plain");

    /// <summary>Whether it is such a parcel, which makes way for the first real picture.</summary>
    public static bool IsStandard(string url) => url.StartsWith(UrlOf("parcel-")[..^".svg".Length], StringComparison.Ordinal);

    public static string UrlOf(string name) => $"/images/products/{name}.svg";

    /// <summary>Whether that is the address of a drawn picture.</summary>
    public static bool IsDrawn(string url) => url.StartsWith("/images/products/", StringComparison.Ordinal) && url.EndsWith(".svg", StringComparison.Ordinal)
        && url["/images/products/".Length..^".svg".Length].Split('-') is [var drawing, var colours, var pattern] && Palettes.ContainsKey(colours)
        && Patterns.ContainsKey(pattern) && typeof(Picture).Assembly.GetManifestResourceInfo($"{Root}{drawing}.svg") is not null;

    /// <summary>The SVG of that name: drawing, palette and pattern. Null when there is none.</summary>
    public static string? Draw(string name)
    {
        if (name.Split('-') is not [var drawing, var colours, var pattern] || !Palettes.TryGetValue(colours, out var palette)
            || !Patterns.TryGetValue(pattern, out var motif)) return null;
        if (!Shape().IsMatch(drawing)) return null;
        using var stream = typeof(Picture).Assembly.GetManifestResourceStream($"{Root}{drawing}.svg");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        var svg = reader.ReadToEnd();
        var body = svg[(svg.IndexOf('>') + 1)..svg.LastIndexOf("</svg>", StringComparison.Ordinal)];
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">
            <defs><pattern id="main" width="40" height="40" patternUnits="userSpaceOnUse">
                <rect width="40" height="40" fill="{palette.Main}"/>{motif.Replace("{light}", palette.Light)}</pattern></defs>
            <rect width="400" height="400" fill="{palette.Ground}"/><circle cx="200" cy="195" r="150" fill="#fff" fill-opacity=".55"/>
            <ellipse cx="200" cy="338" rx="120" ry="12" fill="{palette.Dark}" fill-opacity=".14"/>
            {Recolour(body, palette).Trim()}
            </svg>
            """;
    }

    private static string Recolour(string body, Palette to) => Colour().Replace(body, colour => colour.Value switch
    {
        var c when c == Drawn.Ground => to.Ground,
        var c when c == Drawn.Main => "url(#main)",
        var c when c == Drawn.Dark => to.Dark,
        var c when c == Drawn.Light => to.Light,
        var c when c == Drawn.Accent => to.Accent,
        var c => c,
    });

    [GeneratedRegex("^[a-z]{1,30}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Shape();

    [GeneratedRegex("#[0-9a-f]{6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Colour();
}
