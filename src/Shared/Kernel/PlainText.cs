using System.Globalization;
using System.Text;

namespace ClickCart.Kernel;

/// <summary>What of a text is seen: names that look empty, or that turn the text beside them around, pass for something else.</summary>
public static class PlainText
{
    /// <summary>Whether it holds characters alone: not U+0000, which not every database stores, and none of what Unicode says is no character.</summary>
    public static bool IsSound(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!IsCharacter(rune)) return false;
        return true;
    }

    /// <summary>With a sign for what is unknown (U+FFFD) in place of halves of characters and of what is none: any text can then be normalised.</summary>
    public static string Sound(string text) =>
        !text.Any(char.IsSurrogate) && IsSound(text) ? text : string.Concat(text.EnumerateRunes().Select(r => IsCharacter(r) ? r : Rune.ReplacementChar));

    /// <summary>The beginning of a text, never half a character: not every database stores that.</summary>
    public static string Start(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>On several lines: like <see cref="IsLine"/>, but for tabs and breaks.</summary>
    public static bool IsProse(string text) => !text.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || IsTurn(c));

    /// <summary>On one line, without control characters, and without what turns the direction of all that follows.</summary>
    public static bool IsLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' || IsTurn(c)) && IsSound(text);

    /// <summary>Whether anything of it is seen.</summary>
    public static bool IsSeen(string text) => text.EnumerateRunes().Any(r => !Rune.IsWhiteSpace(r) && !IsUnseen(r));

    /// <summary>Without what is not seen; blanks stay.</summary>
    public static string Seen(string text) => string.Concat(text.EnumerateRunes().Where(r => !IsUnseen(r)));

    private static bool IsCharacter(Rune rune) => rune.Value is not (0 or (>= 0xFDD0 and <= 0xFDEF)) && (rune.Value & 0xFFFE) != 0xFFFE;

    // Embeddings, overrides and isolates (UAX 9). The marks that Hebrew and Arabic are written with are none.
    private static bool IsTurn(char c) => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    // Beside formats and controls: fillers, joiners and selectors (Default_Ignorable_Code_Point), which count as letters or marks, and braille's blank.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F)
            or (>= 0xE0100 and <= 0xE01EF);
}
