using System.Text;
using System.Text.RegularExpressions;
using ClickCart.Platform.Settings;

namespace ClickCart.Web;

/// <summary>
/// The owner's colours as a style sheet. Its address holds both, so browsers keep it for good, every node answers alike, and other colours are another address.
/// </summary>
internal static partial class Look
{
    /// <summary>Null while the owner has chosen no colour.</summary>
    public static string? SheetOf(ShopIdentity shop)
    {
        if (Colour.Parse(shop.Accent) is null && Colour.Parse(shop.AccentDark) is null) return null;
        var light = Colour.Parse(shop.Accent) ?? Colour.Parse(ShopIdentity.OwnAccent)!.Value;
        var dark = Colour.Parse(shop.AccentDark) ?? AccentTones.ForDark(light);
        return $"/look/{light.ToString()[1..]}-{dark.ToString()[1..]}.css";
    }

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/look/{colours}.css", (string colours, HttpContext http) =>
    {
        if (!Pair().IsMatch(colours)) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var light = AccentTones.Of(Colour.Parse("#" + colours[..6])!.Value, isDark: false);
        var dark = AccentTones.Of(Colour.Parse("#" + colours[7..])!.Value, isDark: true);
        return Results.Text(
            $":root{{--accent:light-dark({light.Accent},{dark.Accent});--accent-deep:light-dark({light.Deep},{dark.Deep});"
                + $"--accent-soft:light-dark({light.Soft},{dark.Soft});--on-accent:light-dark({light.On},{dark.On})}}",
            "text/css", Encoding.UTF8);
    }).ExcludeFromDescription().RequireAccess(Access.Anyone).DisableRateLimiting();

    [GeneratedRegex(@"\A[0-9a-f]{6}-[0-9a-f]{6}\z", RegexOptions.None, 1000)]
    private static partial Regex Pair();
}
