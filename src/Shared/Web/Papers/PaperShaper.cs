using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace ClickCart.Web.Papers;

/// <summary>
/// Chooses and places the letters of scripts in which they join, change their order or stand over one another, by HarfBuzz. Not for several threads at the
/// same time.
/// </summary>
internal sealed class PaperShaper
{
    /// <summary>PDFsharp knows one picture of each letter: further ones have numbers that are no letter's (plane 15).</summary>
    private const int NoLetters = 0xF0000;

    private readonly Font _font;
    private readonly double _em;

    /// <param name="file">TrueType.</param>
    public PaperShaper(byte[] file)
    {
        // Memory that stays where it is until the font is gone: what the collector moves or gives away, HarfBuzz would go on reading.
        var memory = Marshal.AllocHGlobal(file.Length);
        Marshal.Copy(file, 0, memory, file.Length);
        using var blob = new Blob(memory, file.Length, MemoryMode.ReadOnly, () => Marshal.FreeHGlobal(memory));
        using var face = new Face(blob, 0);
        (_font, _em) = (new Font(face), face.UnitsPerEm);
        _font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
    }

    /// <returns>From left to right; all lengths are in em.</returns>
    public (IReadOnlyList<PaperGlyph> Glyphs, double Width) Shape(string text, bool fromRight)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = fromRight ? Direction.RightToLeft : Direction.LeftToRight;
        _font.Shape(buffer);
        var (glyphs, x) = (new List<PaperGlyph>(buffer.Length), 0d);
        var (infos, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
        for (var i = 0; i < infos.Length; i++)
        {
            var letter = Rune.GetRuneAt(text, (int)infos[i].Cluster).Value;
            var isUsual = _font.TryGetNominalGlyph((uint)letter, out var usual) && usual == infos[i].Codepoint;
            glyphs.Add(new(
                isUsual ? letter : NoLetters + (int)infos[i].Codepoint, (ushort)infos[i].Codepoint, x + (places[i].XOffset / _em), places[i].YOffset / _em));
            x += places[i].XAdvance / _em;
        }
        return (glyphs, x);
    }
}

/// <param name="Letter">By which it is found in the file, a code point.</param>
/// <param name="Index">In the font.</param>
/// <param name="X">From where the text begins, in em.</param>
/// <param name="Y">Above the baseline, in em.</param>
internal sealed record PaperGlyph(int Letter, ushort Index, double X, double Y);
