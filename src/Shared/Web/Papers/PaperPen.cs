using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace ClickCart.Web.Papers;

/// <summary>Measures and writes text: each piece in a font that has its letters. Lengths are points, a baseline is where letters stand.</summary>
internal sealed class PaperPen
{
    public const double Millimetre = 72 / 25.4;

    public static readonly XBrush Ink = new XSolidBrush(XColor.FromArgb(26, 29, 33));
    public static readonly XBrush Pale = new XSolidBrush(XColor.FromArgb(92, 98, 105));
    public static readonly XPen Hair = new(XColor.FromArgb(200, 204, 209), 0.5);
    public static readonly XPen Line = new(XColor.FromArgb(26, 29, 33), 0.75);

    private static readonly XPdfFontOptions ByGlyph = new(PdfFontEncoding.Unicode);

    private readonly PaperFonts _known;
    private readonly Dictionary<(string, double, bool, bool), XFont> _fonts = [];

    /// <summary>What is drawn in the place of the next text.</summary>
    private CodePointGlyphIndexPair[]? _next;

    // Measuring needs a page, which is never printed.
    private readonly XGraphics _rule = XGraphics.CreateMeasureContext(new XSize(1000, 1000), XGraphicsUnit.Point, XPageDirection.Downwards);

    /// <param name="document">The only one that it writes in.</param>
    public PaperPen(PaperFonts fonts, PdfDocument document)
    {
        _known = fonts;
        document.RenderEvents.RenderTextEvent += (_, text) => text.CodePointGlyphIndexPairs = _next ?? text.CodePointGlyphIndexPairs;
    }

    public double WidthOf(string text, double size, bool bold = false) =>
        _known.Runs(text).Sum(r => r.IsShaped ? Shaped(r, bold).Width * size : Measured(r, FontOf(r, size, bold)));

    public void Write(XGraphics page, string text, double x, double baseline, double size, XBrush? brush = null, bool bold = false)
    {
        foreach (var run in _known.Runs(text))
        {
            var font = FontOf(run, size, bold);
            if (!run.IsShaped)
            {
                page.DrawString(run.Text, font, brush ?? Ink, x, baseline);
                x += Measured(run, font);
                continue;
            }
            var (glyphs, width) = Shaped(run, bold);
            foreach (var glyph in glyphs)
            {
                _next = [new(glyph.Letter, glyph.Index)];
                page.DrawString(" ", font, brush ?? Ink, x + (glyph.X * size), baseline - (glyph.Y * size));
            }
            _next = null;
            x += width * size;
        }
    }

    /// <param name="right">Where it ends.</param>
    public void WriteTo(XGraphics page, string text, double right, double baseline, double size, XBrush? brush = null, bool bold = false) =>
        Write(page, text, right - WidthOf(text, size, bold), baseline, size, brush, bold);

    /// <summary>Lines that are no wider than that; what has no blank to break at is broken anywhere.</summary>
    public List<string> Wrap(string text, double width, double size, bool bold = false)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Normalize().Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (WidthOf(longer, size, bold) <= width)
                {
                    line = longer;
                    continue;
                }
                if (line.Length > 0) lines.Add(line);
                line = "";
                // Marks stay with their letters.
                for (var letters = StringInfo.GetTextElementEnumerator(word); letters.MoveNext();)
                {
                    if (line.Length > 0 && WidthOf(line + letters.GetTextElement(), size, bold) > width)
                    {
                        lines.Add(line);
                        line = "";
                    }
                    line += letters.GetTextElement();
                }
            }
            lines.Add(line);
        }
        return lines;
    }

    private (IReadOnlyList<PaperGlyph> Glyphs, double Width) Shaped(PaperRun run, bool bold) =>
        _known.ShaperOf(run.Family, bold).Shape(run.Text, fromRight: run.Level % 2 == 1);

    private double Measured(PaperRun run, XFont font) => _rule.MeasureString(run.Text, font, XStringFormats.Default).Width;

    private XFont FontOf(PaperRun run, double size, bool bold)
    {
        var (key, style) = ((run.Family, size, bold, run.IsShaped), bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
        if (_fonts.TryGetValue(key, out var font)) return font;
        return _fonts[key] = run.IsShaped ? new(run.Family, size, style, ByGlyph) : new(run.Family, size, style);
    }
}
