using System.Collections.Concurrent;
using System.Text;
using PdfSharp.Fonts;
using SkiaSharp;

namespace ClickCart.Web.Papers;

/// <summary>
/// The fonts of papers: Noto Sans, which is part of ClickCart and has the letters of the Latin, Greek and Cyrillic alphabets with all their marks, and for
/// what it does not have the TrueType fonts in <see cref="PaperSettings.FontFolder"/>. One for the process, as PDFsharp has it.
/// </summary>
internal sealed class PaperFonts : IFontResolver
{
    private const string Own = "Noto Sans";

    private static readonly Lock Turn = new();
    private static volatile PaperFonts? _present;

    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<(string Family, SKFont Letters)> _families = [];

    private PaperFonts(string? folder)
    {
        (_files[Own], _files[Own + "#b"]) = (OwnFile("Regular"), OwnFile("Bold"));
        _families.Add((Own, new SKFont(SKTypeface.FromStream(new MemoryStream(_files[Own])))));
        // By name, so that every node takes the same one.
        foreach (var path in (folder is null ? [] : Directory.GetFiles(folder, "*.ttf")).Order(StringComparer.Ordinal))
            if (SKTypeface.FromFile(path) is { } letters)
            {
                _files[path] = File.ReadAllBytes(path);
                _families.Add((path, new SKFont(letters)));
            }
    }

    /// <summary>Opens them at the first paper.</summary>
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

    /// <summary>The text in pieces, each with the font that has all its letters; a letter that no font has stays with our own, which draws a box.</summary>
    public IEnumerable<(string Family, string Text)> Pieces(string text)
    {
        var (family, piece) = (Own, new StringBuilder(text.Length));
        // Noto Sans has no minus sign; an en dash looks like one.
        foreach (var rune in text.Replace('\u2212', '\u2013').EnumerateRunes())
        {
            var its = Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
                ? family : FamilyOf(rune);
            if (its != family && piece.Length > 0)
            {
                yield return (family, piece.ToString());
                piece.Clear();
            }
            family = its;
            piece.Append(rune.ToString());
        }
        if (piece.Length > 0) yield return (family, piece.ToString());
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) =>
        familyName == Own ? new(bold ? Own + "#b" : Own) : _files.ContainsKey(familyName) ? new(familyName, bold, italic) : null;

    public byte[]? GetFont(string faceName) => _files.GetValueOrDefault(faceName);

    private string FamilyOf(Rune rune)
    {
        foreach (var (family, letters) in _families)
            if (letters.ContainsGlyphs(rune.ToString())) return family;
        return Own;
    }

    private static byte[] OwnFile(string style)
    {
        using var file = typeof(PaperFonts).Assembly.GetManifestResourceStream($"NotoSans-{style}.ttf")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
