using PdfSharp.Drawing;

namespace ClickCart.Web.Papers;

/// <summary>Measures and writes text: each piece in a font that has its letters. Lengths are points, a baseline is where letters stand.</summary>
internal sealed class PaperPen(PaperFonts fonts)
{
    public const double Millimetre = 72 / 25.4;

    public static readonly XBrush Ink = new XSolidBrush(XColor.FromArgb(26, 29, 33));
    public static readonly XBrush Pale = new XSolidBrush(XColor.FromArgb(92, 98, 105));
    public static readonly XPen Hair = new(XColor.FromArgb(200, 204, 209), 0.5);
    public static readonly XPen Line = new(XColor.FromArgb(26, 29, 33), 0.75);

    private readonly Dictionary<(string, double, bool), XFont> _fonts = [];

    // Measuring needs a page, which is never printed.
    private readonly XGraphics _rule = XGraphics.CreateMeasureContext(new XSize(1000, 1000), XGraphicsUnit.Point, XPageDirection.Downwards);

    public double WidthOf(string text, double size, bool bold = false) =>
        fonts.Pieces(text).Sum(p => _rule.MeasureString(p.Text, FontOf(p.Family, size, bold), XStringFormats.Default).Width);

    public void Write(XGraphics page, string text, double x, double baseline, double size, XBrush? brush = null, bool bold = false)
    {
        foreach (var (family, piece) in fonts.Pieces(text))
        {
            var font = FontOf(family, size, bold);
            page.DrawString(piece, font, brush ?? Ink, x, baseline);
            x += _rule.MeasureString(piece, font, XStringFormats.Default).Width;
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
                foreach (var rune in word.EnumerateRunes())
                {
                    if (line.Length > 0 && WidthOf(line + rune, size, bold) > width)
                    {
                        lines.Add(line);
                        line = "";
                    }
                    line += rune;
                }
            }
            lines.Add(line);
        }
        return lines;
    }

    private XFont FontOf(string family, double size, bool bold)
    {
        if (!_fonts.TryGetValue((family, size, bold), out var font))
            _fonts[(family, size, bold)] = font = new XFont(family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
        return font;
    }
}
