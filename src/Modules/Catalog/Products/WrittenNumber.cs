using System.Globalization;
using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Numbers as people write them: with a decimal point or comma, in groups of three or not. One that can be read in two ways ("1,500") is never guessed.
/// </summary>
internal static partial class WrittenNumber
{
    /// <summary>The decimal mark of a number that can be read in one way only; null where it has none, or might be read in two.</summary>
    public static char? MarkOf(string text)
    {
        text = Ungrouped(text);
        var last = text.LastIndexOfAny(['.', ',']);
        if (last < 0) return null;
        var (mark, other) = (text[last], Other(text[last]));
        if (text.AsSpan(0, last).Contains(mark)) return IsNumber(text, other, inGroups: true) ? other : null;
        if (!IsNumber(text, mark, inGroups: true)) return null;
        // 1,500 is one and a half or fifteen hundred; 0,500 and 1500,250 are no groups of three.
        var isOpen = !text.Contains(other) && text.Length - last - 1 == 3 && last <= 3 && text[0] != '0';
        return isOpen ? null : mark;
    }

    /// <param name="text">What is written.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <param name="inGroups">Whether the other mark may stand between thousands.</param>
    /// <param name="number">With as many decimals as are written.</param>
    public static bool TryRead(string text, char mark, bool inGroups, out decimal number)
    {
        text = Ungrouped(text);
        number = 0;
        return IsNumber(text, mark, inGroups) && decimal.TryParse(
            text.Replace(Other(mark).ToString(), "", StringComparison.Ordinal).Replace(mark, '.'),
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static char Other(char mark) => mark == '.' ? ',' : '.';

    private static bool IsNumber(string text, char mark, bool inGroups) =>
        (mark == '.' ? WithPoint() : WithComma()).IsMatch(text) && (inGroups || !text.Contains(Other(mark)));

    private static string Ungrouped(string text) => Groups().Replace(text, "");

    [GeneratedRegex(@"^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"^(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex WithComma();

    /// <summary>A space or an apostrophe between thousands.</summary>
    [GeneratedRegex(@"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Groups();
}
