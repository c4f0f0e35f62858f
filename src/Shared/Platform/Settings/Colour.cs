using System.Globalization;
using System.Runtime.InteropServices;

namespace ClickCart.Platform.Settings;

/// <summary>A colour of sRGB, each part from 0 to 255.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Black = new(0, 0, 0);

    /// <summary>How bright it looks, from 0 to 1 (WCAG 2.2, relative luminance).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <param name="text"><c>#rrggbb</c>, in letters of either case.</param>
    /// <returns>Null for anything else.</returns>
    public static Colour? Parse(string? text) =>
        text is ['#', _, _, _, _, _, _] && text.Skip(1).All(char.IsAsciiHexDigit) && Convert.FromHexString(text.AsSpan(1)) is [var red, var green, var blue]
            ? new(red, green, blue)
            : null;

    /// <summary>From 1 (the same) to 21 (black and white). Text needs 4.5 (WCAG 2.2, 1.4.3).</summary>
    public double ContrastTo(Colour other)
    {
        var (mine, its) = (Luminance + 0.05, other.Luminance + 0.05);
        return Math.Max(mine, its) / Math.Min(mine, its);
    }

    /// <param name="other">What is mixed in.</param>
    /// <param name="share">How much of it, from 0 to 1.</param>
    public Colour With(Colour other, double share)
    {
        return new(Part(Red, other.Red), Part(Green, other.Green), Part(Blue, other.Blue));

        byte Part(byte mine, byte its) => (byte)Math.Round(mine + ((its - mine) * share));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}

/// <summary>The tones that pages make of the owner's accent colour.</summary>
/// <param name="Accent">Links, buttons, marks.</param>
/// <param name="Deep">Under the pointer.</param>
/// <param name="Soft">Behind what is chosen.</param>
/// <param name="On">Text on the accent.</param>
public sealed record AccentTones(Colour Accent, Colour Deep, Colour Soft, Colour On)
{
    private const double Legible = 4.5;

    /// <summary>What the style sheet draws pages on: <c>--paper</c>, <c>--surface</c>, <c>--sunken</c>.</summary>
    public static readonly IReadOnlyList<Colour> LightGrounds = [new(0xfa, 0xf9, 0xf6), Colour.White, new(0xf2, 0xf0, 0xea)];

    /// <inheritdoc cref="LightGrounds"/>
    public static readonly IReadOnlyList<Colour> DarkGrounds = [new(0x12, 0x13, 0x0f), new(0x1a, 0x1b, 0x17), new(0x20, 0x22, 0x1d)];

    public static AccentTones Of(Colour accent, bool isDark) => isDark
        ? new(accent, accent.With(Colour.White, 0.3), DarkGrounds[0].With(accent, 0.18), DarkGrounds[0])
        : new(accent, accent.With(Colour.Black, 0.25), Colour.White.With(accent, 0.1), Colour.White);

    /// <summary>The same colour as light as dark pages need it.</summary>
    public static Colour ForDark(Colour accent) =>
        Enumerable.Range(0, 20).Select(step => accent.With(Colour.White, step / 20.0)).First(c => Of(c, isDark: true).Least(isDark: true) >= 6);

    /// <summary>Why text in this colour, or on it, could not be read; null when it can.</summary>
    public static string? FlawOf(Colour accent, bool isDark) => Of(accent, isDark).Least(isDark) is >= Legible ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"Text in {accent} is hard to read on a {(isDark ? "dark" : "light")} page: its contrast is {Floor(Of(accent, isDark).Least(isDark)):0.0} to 1 and has "
            + $"to be {Legible} at least. Choose a {(isDark ? "lighter" : "darker")} one.");

    /// <summary>The poorest contrast of text that pages write with it.</summary>
    private double Least(bool isDark) =>
        (isDark ? DarkGrounds : LightGrounds).Select(Accent.ContrastTo).Append(Accent.ContrastTo(On)).Append(Deep.ContrastTo(Soft)).Min();

    private static double Floor(double contrast) => Math.Floor(contrast * 10) / 10;
}
