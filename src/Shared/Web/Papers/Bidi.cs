using System.Globalization;
using System.Text;

namespace ClickCart.Web.Papers;

/// <summary>
/// In which order letters are seen, where some run from right to left: the Unicode Bidirectional Algorithm (UAX #9) for a line, without its explicit
/// embeddings, which are left out, and without its rule for pairs of brackets (N0).
/// </summary>
internal static class Bidi
{
    private enum Kind
    {
        Left,
        Right,
        Arabic,
        Digit,
        ArabicDigit,
        Sign,
        Separator,
        Unit,
        Mark,
        Other,
    }

    /// <summary>For each char its level: even from left to right, odd from right to left. The first letter says how the line runs.</summary>
    public static int[] LevelsOf(string line)
    {
        var kinds = KindsOf(line);
        if (!kinds.Any(k => k is Kind.Right or Kind.Arabic or Kind.ArabicDigit)) return new int[line.Length];
        var along = kinds.FirstOrDefault(k => k is Kind.Left or Kind.Right or Kind.Arabic, Kind.Left) is Kind.Left ? 0 : 1;
        Weak(kinds, along == 0 ? Kind.Left : Kind.Right);
        Neutral(kinds, along == 0 ? Kind.Left : Kind.Right);
        var levels = kinds.Select(k => k switch
        {
            Kind.Left => along * 2,
            Kind.Right => 1,
            _ => 2,
        }).ToArray();
        for (var i = line.Length - 1; i >= 0 && char.IsWhiteSpace(line[i]); i--) levels[i] = along;
        return levels;
    }

    /// <summary>Turned round where they run from right to left (rule L2).</summary>
    public static List<T> FromLeft<T>(List<T> runs, Func<T, int> levelOf)
    {
        for (var level = runs.Select(levelOf).DefaultIfEmpty().Max(); level > 0; level--)
            for (var i = 0; i < runs.Count; i++)
            {
                var first = i;
                while (i < runs.Count && levelOf(runs[i]) >= level) i++;
                runs.Reverse(first, i - first);
            }
        return runs;
    }

    /// <summary>W1 to W7: what marks and numbers are depends on what stands before them, what joins numbers on both sides.</summary>
    private static void Weak(Kind[] kinds, Kind along)
    {
        var (before, letter) = (along, along);
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is Kind.Mark) kinds[i] = before;
            if (kinds[i] is Kind.Left or Kind.Right or Kind.Arabic) letter = kinds[i];
            if (kinds[i] is Kind.Digit && letter is Kind.Arabic) kinds[i] = Kind.ArabicDigit;
            before = kinds[i];
        }
        for (var i = 1; i < kinds.Length - 1; i++)
            if (kinds[i - 1] == kinds[i + 1] && (kinds[i], kinds[i - 1]) is (Kind.Sign or Kind.Separator, Kind.Digit) or (Kind.Separator, Kind.ArabicDigit))
                kinds[i] = kinds[i - 1];
        for (var i = 1; i < kinds.Length; i++)
            if (kinds[i] is Kind.Unit && kinds[i - 1] is Kind.Digit) kinds[i] = Kind.Digit;
        for (var i = kinds.Length - 2; i >= 0; i--)
            if (kinds[i] is Kind.Unit && kinds[i + 1] is Kind.Digit) kinds[i] = Kind.Digit;
        letter = along;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is Kind.Left or Kind.Right or Kind.Arabic) letter = kinds[i];
            if (kinds[i] is Kind.Digit && letter is Kind.Left) kinds[i] = Kind.Left;
            if (kinds[i] is Kind.Arabic) kinds[i] = Kind.Right;
        }
    }

    /// <summary>N1 and N2: what has no direction takes that of both sides, where they agree, else the line's. Numbers count as from the right here.</summary>
    private static void Neutral(Kind[] kinds, Kind along)
    {
        static Kind Side(Kind kind) => kind is Kind.Left ? Kind.Left : Kind.Right;

        for (var i = 0; i < kinds.Length; i++)
        {
            if (!IsNeutral(kinds[i])) continue;
            var end = i;
            while (end < kinds.Length && IsNeutral(kinds[end])) end++;
            var (left, right) = (i == 0 ? along : Side(kinds[i - 1]), end == kinds.Length ? along : Side(kinds[end]));
            Array.Fill(kinds, left == right ? left : along, i, end - i);
            i = end - 1;
        }
    }

    private static bool IsNeutral(Kind kind) => kind is Kind.Sign or Kind.Separator or Kind.Unit or Kind.Other;

    private static Kind[] KindsOf(string line)
    {
        var (kinds, at) = (new Kind[line.Length], 0);
        foreach (var rune in line.EnumerateRunes())
        {
            Array.Fill(kinds, KindOf(rune), at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }
        return kinds;
    }

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            when rune.Value is not (0x200E or 0x200F or 0x61C) => Kind.Mark,
        UnicodeCategory.DecimalDigitNumber => rune.Value is >= 0x660 and <= 0x669 ? Kind.ArabicDigit
            : rune.Value is < 0x80 or (>= 0x6F0 and <= 0x6F9) ? Kind.Digit : Kind.Left,
        _ => rune.Value switch
        {
            '+' or '-' => Kind.Sign,
            ',' or '.' or '/' or ':' or 0xA0 => Kind.Separator,
            '#' or '%' or (>= 0xA2 and <= 0xA5) or '$' or 0xB0 or (>= 0x20A0 and <= 0x20CF) or 0x66A => Kind.Unit,
            0x200E => Kind.Left,
            0x200F or (>= 0x590 and <= 0x5FF) or (>= 0x7C0 and <= 0x85F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF) => Kind.Right,
            0x60C => Kind.Separator,
            0x61C or (>= 0x600 and <= 0x7BF) or (>= 0x860 and <= 0x8FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) => Kind.Arabic,
            _ => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark ? Kind.Left : Kind.Other,
        },
    };
}
