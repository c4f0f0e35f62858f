using System.Text.RegularExpressions;

namespace ClickCart.Kernel;

/// <summary>
/// Which digits are a payment card's: they begin as an issuer's do, are as many as that issuer's, and pass the Luhn check of ISO/IEC 7812-1. The check
/// alone is passed by every IMEI and by one in ten of all other numbers.
/// </summary>
public static partial class CardNumber
{
    /// <param name="digits">ASCII digits and nothing else.</param>
    public static bool Is(string digits) => digits.Length is >= 13 and <= 19 && Issued().IsMatch(digits) && PassesLuhn(digits);

    /// <summary>
    /// Whether one stands in a text, however its digits are written. Those in a word of hexadecimal digits, such as a UUID's, are none.
    /// </summary>
    public static bool IsIn(string text) => IsAnywhereIn(Hexadecimals().Replace(Joined().Replace(Letters.Fold(text), " "), "x"));

    /// <summary>Whether one stands in it, whatever is around: in a row, or in groups with one sign between that people put there.</summary>
    public static bool IsAnywhereIn(string text)
    {
        foreach (Match run in Runs().Matches(text))
        {
            var groups = Between().Split(run.Value);
            for (var first = 0; first < groups.Length; first++)
            {
                var digits = "";
                for (var last = first; last < groups.Length && digits.Length <= 19; last++)
                {
                    digits += groups[last];
                    if (Is(digits)) return true;
                }
            }
        }
        return false;
    }

    private static bool PassesLuhn(string digits) =>
        digits.Reverse().Select((digit, i) => (digit - '0') * (i % 2 + 1)).Sum(doubled => doubled > 9 ? doubled - 9 : doubled) % 10 == 0;

    [GeneratedRegex(@"\b[0-9]*[a-f][0-9a-f]*\b", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Hexadecimals();

    [GeneratedRegex(@"[0-9]+(?:[\s\p{Pd}._/,][0-9]+)*", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Runs();

    [GeneratedRegex(@"[\s\p{Pd}._/,]", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Between();

    // An underscore between digits joins them to one word with none.
    [GeneratedRegex(@"(?<=[0-9])_(?=[0-9])", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Joined();

    // Visa; Mastercard; American Express; Diners Club; Discover; JCB; UnionPay; Maestro; Mir; RuPay.
    [GeneratedRegex("^(?:4(?:.{12}|.{15}|.{18})|(?:5[1-5]..|222[1-9]|22[3-9].|2[3-6]..|27[01].|2720).{12}|3[47].{13}|3(?:0[0-59]|[689].).{11}"
        + "|(?:6011|64[4-9].|65..|352[89]|35[3-8].|62..|220[0-4]).{12,15}|(?:50(?:18|20|38)|5893|6304|6759|676[1-3]).{9,15}|(?:60..|8[12]..|508.).{12})$",
        RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex Issued();
}
