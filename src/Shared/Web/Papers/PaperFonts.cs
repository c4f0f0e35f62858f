using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PdfSharp.Fonts;
using SkiaSharp;

namespace ClickCart.Web.Papers;

/// <summary>
/// The fonts of papers: Noto Sans for the Latin, Greek and Cyrillic alphabets with all their marks; what it lacks is looked for in the TrueType fonts of
/// <see cref="PaperSettings.FontFolder"/>, then in those that are part of ClickCart for other scripts. Each is opened when its first letter is written. One
/// for the process, as PDFsharp has it.
/// </summary>
internal sealed class PaperFonts : IFontResolver
{
    private const string Own = "NotoSans";

    /// <summary>By the blocks of Unicode that each is for. In Chinese, Japanese and Korean letters stand side by side, all others are shaped.</summary>
    private static readonly (string Family, int First, int Last)[] OfScripts =
    [
        ("NotoSansHebrew", 0x0590, 0x05FF), ("NotoSansHebrew", 0xFB1D, 0xFB4F), ("NotoSansArabic", 0x0600, 0x08FF), ("NotoSansArabic", 0xFB50, 0xFDFF),
        ("NotoSansArabic", 0xFE70, 0xFEFE), ("NotoSansDevanagari", 0x0900, 0x097F), ("NotoSansDevanagari", 0xA8E0, 0xA8FF), ("NotoSansThai", 0x0E00, 0x0E7F),
        (SideBySide, 0x1100, 0x11FF), (SideBySide, 0x2E80, 0xA4CF), (SideBySide, 0xAC00, 0xD7FF), (SideBySide, 0xF900, 0xFAFF), (SideBySide, 0xFE30, 0xFFEF),
    ];

    private const string SideBySide = "DroidSansFallback";

    private static readonly Lock Turn = new();
    private static volatile PaperFonts? _present;

    private readonly ConcurrentDictionary<string, SKFont?> _letters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PaperShaper> _shapers = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<string>> _further;

    // By name, so that every node takes the same one.
    internal PaperFonts(string? folder) => _further = new(() =>
        folder is null ? [] : [.. Directory.GetFiles(Path.GetFullPath(folder), "*.ttf").Order(StringComparer.Ordinal)]);

    public static PaperFonts In(string? folder)
    {
        if (_present is { } present) return present;
        lock (Turn)
        {
            if (_present is not null) return _present;
            var fonts = new PaperFonts(folder);
            GlobalFontSettings.FontResolver = fonts;
            return _present = fonts;
        }
    }

    /// <summary>
    /// The line in pieces from left to right, each with a font that has its letters and of one direction. A letter that no font has stays with our own, which
    /// draws a box.
    /// </summary>
    public IEnumerable<PaperRun> Runs(string line)
    {
        // Noto Sans has no minus sign; an en dash looks like one.
        line = line.Replace('\u2212', '\u2013');
        var (runs, levels, family, at) = (new List<PaperRun>(), Bidi.LevelsOf(line), Own, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            var (level, category) = (levels[at], Rune.GetUnicodeCategory(rune));
            at += rune.Utf16SequenceLength;
            // Says how letters join, or where text turns; has no picture.
            if (category is UnicodeCategory.Format && family == Own) continue;
            var its = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format ? family
                : Rune.IsWhiteSpace(rune) && Has(family, rune) ? family : FamilyOf(rune);
            if (runs.Count > 0 && its == family && runs[^1].Level == level) runs[^1].Letters.Append(rune.ToString());
            else runs.Add(new(its, level, its is not (Own or SideBySide) || level % 2 == 1, new(rune.ToString())));
            family = its;
        }
        return Bidi.FromLeft(runs, r => r.Level);
    }

    /// <param name="bold">Only our own is; of the others PDFsharp draws the letters thicker.</param>
    public PaperShaper ShaperOf(string family, bool bold) => _shapers.GetOrAdd(FaceOf(family, bold), face => new(GetFont(face)!));

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(FaceOf(familyName, bold), bold && familyName != Own, italic);

    public byte[]? GetFont(string faceName)
    {
        if (Path.IsPathRooted(faceName)) return File.ReadAllBytes(faceName);
        using var file = typeof(PaperFonts).Assembly.GetManifestResourceStream($"{faceName}.ttf")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string FaceOf(string family, bool bold) => Path.IsPathRooted(family) ? family : family == Own && bold ? Own + "-Bold" : family + "-Regular";

    private string FamilyOf(Rune rune)
    {
        if (Has(Own, rune)) return Own;
        foreach (var path in _further.Value)
            if (Has(path, rune)) return path;
        foreach (var (family, first, last) in OfScripts)
            if (rune.Value >= first && rune.Value <= last && Has(family, rune)) return family;
        return Own;
    }

    private bool Has(string family, Rune rune) => _letters.GetOrAdd(family, Open) is { } letters && letters.ContainsGlyphs(rune.ToString());

    /// <summary>Null for a file that is no font.</summary>
    private SKFont? Open(string family) =>
        (Path.IsPathRooted(family) ? SKTypeface.FromFile(family) : SKTypeface.FromStream(new MemoryStream(GetFont(FaceOf(family, bold: false))!)))
            is { } letters ? new(letters) : null;
}

/// <param name="Family">Of its font.</param>
/// <param name="Level">As Unicode counts them: odd from right to left.</param>
/// <param name="IsShaped">Its letters are not just put side by side: they join, move or stand over one another.</param>
internal sealed record PaperRun(string Family, int Level, bool IsShaped, StringBuilder Letters)
{
    public string Text => Letters.ToString();
}
