using System.Globalization;
using System.Text;

namespace ClickCart.Kernel;

/// <summary>Letters as people type them who have not got that keyboard: by Unicode's decomposition and, for letters that have none, a table.</summary>
public static class Letters
{
    private static readonly Dictionary<Rune, string> Table = Read();

    /// <summary>Lower case, without accents: <c>Große Çay</c> is <c>grosse cay</c>. Kana stay apart from one another, Hangul whole.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var rune in PlainText.Sound(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsMark(rune)) continue;
            var lower = Rune.ToLowerInvariant(rune);
            if (Table.TryGetValue(lower, out var typed)) folded.Append(typed);
            else if (CharUnicodeInfo.GetDecimalDigitValue(lower.ToString(), 0) is var digit and >= 0) folded.Append((char)('0' + digit));
            else folded.Append(IsKatakana(lower) ? new Rune(lower.Value - 0x60) : lower);
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The other way to write it where two are usual: <c>Tüte</c> is also <c>Tuete</c>. The same text when there is none.</summary>
    public static string Spelled(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var spelled = new StringBuilder(text.Length);
        foreach (var c in PlainText.Sound(text).Normalize(NormalizationForm.FormC).ToLowerInvariant())
            spelled.Append(c switch { 'ä' => "ae", 'ö' or 'ø' => "oe", 'ü' => "ue", 'å' => "aa", _ => c.ToString() });
        return spelled.ToString();
    }

    /// <summary>Whether it belongs to a script that puts no spaces between words.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or 0x3005 or (>= 0x3041 and <= 0x30FF) or (>= 0x3105 and <= 0x312F) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    public static bool IsInWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Accents, Hebrew points, Arabic vowels; not the marks that make another letter of a Japanese or an Indian one.</summary>
    private static bool IsMark(Rune rune) => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x0591 and <= 0x05C7) or 0x0640 or (>= 0x064B and <= 0x065F)
        or 0x0670 or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x200B and <= 0x200F) or (>= 0x20D0 and <= 0x20FF)
        or (>= 0xFE00 and <= 0xFE2F) or 0x00AD or 0xFEFF;

    private static bool IsKatakana(Rune rune) => rune.Value is >= 0x30A1 and <= 0x30F6;

    private static Dictionary<Rune, string> Read()
    {
        using var list = new StreamReader(typeof(Letters).Assembly.GetManifestResourceStream("letters.txt")!);
        return list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .Select(line => line.Split(' ')).ToDictionary(pair => Rune.GetRuneAt(pair[0], 0), pair => pair[1]);
    }
}
