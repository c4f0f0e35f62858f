using System.Globalization;
using System.Text;

namespace ClickCart.Kernel;

/// <summary>What of a text is seen: names that look empty, or that turn the text beside them around, pass for something else.</summary>
public static class PlainText
{
    /// <summary>On one line, without control characters, and without what turns the direction of all that follows.</summary>
    public static bool IsLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' || IsTurn(c));

    /// <summary>Whether anything of it is seen.</summary>
    public static bool IsSeen(string text) => text.EnumerateRunes().Any(r => !Rune.IsWhiteSpace(r) && !IsUnseen(r));

    /// <summary>Without what is not seen; blanks stay.</summary>
    public static string Seen(string text) => string.Concat(text.EnumerateRunes().Where(r => !IsUnseen(r)));

    // Embeddings, overrides and isolates (UAX 9). The marks that Hebrew and Arabic are written with are none.
    private static bool IsTurn(char c) => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    // Beside formats and controls: fillers, joiners and selectors (Default_Ignorable_Code_Point), which count as letters or marks, and braille's blank.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F)
            or (>= 0xE0100 and <= 0xE01EF);
}
