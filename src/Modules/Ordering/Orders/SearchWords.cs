using System.Text.RegularExpressions;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// What staff finds an order by: a part of its number, the e-mail address, a recipient's name, a street or a town, in any case, the beginning of a postal code
/// and a part of a phone number, however these two are written. (A whole SKU as well, which the lines know.)
/// </summary>
internal static partial class SearchWords
{
    /// <summary>How many characters are kept.</summary>
    public const int Longest = 2000;

    /// <summary>
    /// Lower case, without accents besides, and with two letters for one where people write so; postal codes without blanks and hyphens, phone numbers as
    /// digits.
    /// </summary>
    public static string Of(string number, string email, params ReadOnlySpan<Address> places)
    {
        var words = new List<string?> { number, email };
        foreach (var place in places) words.AddRange(place.Name, place.Line1, place.Line2, place.City, Plain(place.PostalCode), Digits(place.Phone));
        var written = Blanks().Replace(string.Join(' ', words.Where(w => !string.IsNullOrEmpty(w))).ToLowerInvariant(), " ");
        // As it is written too: orders of earlier versions are kept so.
        var text = string.Join(' ', Folded(written).Prepend(written).Distinct(StringComparer.Ordinal));
        return text.Length <= Longest ? text : text[..Longest];
    }

    /// <summary>In which ways what is sought may be kept, the likeliest first.</summary>
    public static IReadOnlyList<string> Ways(string sought)
    {
        var plain = Blanks().Replace(sought.Trim(), " ");
        return [.. Folded(plain).Append(CodeIn(plain)).Append(PhoneIn(plain)).OfType<string>().Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>As search folds text everywhere (<see cref="Letters"/>): Müller is muller, and mueller.</summary>
    private static IEnumerable<string> Folded(string text)
    {
        var plain = text.Replace('’', '\'').Replace('‘', '\'');
        return [Letters.Fold(plain), Letters.Fold(Letters.Spelled(plain))];
    }

    /// <summary>The beginning of what may be a postal code, as it is found; null when there is no digit in it.</summary>
    private static string? CodeIn(string word)
    {
        var code = Plain(word).ToLowerInvariant();
        return code.Length is >= 3 and <= 12 && code.All(char.IsLetterOrDigit) && code.Any(char.IsDigit) ? $" {code}" : null;
    }

    /// <summary>
    /// The digits of what may be a phone number, without what is written in one country and not in another: the zeros before it, and with a plus sign or two
    /// zeros the calling code.
    /// </summary>
    private static string? PhoneIn(string word)
    {
        if (word.Any(c => char.IsLetter(c) || char.IsControl(c))) return null;
        var digits = Digits(word);
        var isAbroad = word.TrimStart('(', ' ') is ['+' or '＋', ..] || digits.StartsWith("00", StringComparison.Ordinal);
        digits = digits.TrimStart('0');
        if (isAbroad) digits = digits[Math.Min(digits.Length, CallingCode(digits))..].TrimStart('0');
        return digits.Length >= 5 ? digits : null;
    }

    /// <summary>How many digits of a number are its country's (ITU-T E.164): one in zones 1 and 7, two in larger countries, else three.</summary>
    private static int CallingCode(string digits) => digits switch
    {
        ['1' or '7', ..] => 1,
        ['2', '0' or '7', ..] or ['3', (>= '0' and <= '4') or '6' or '9', ..] or ['4', not '2', ..] or ['5', >= '1' and <= '8', ..]
            or ['6', >= '0' and <= '6', ..] or ['8', '1' or '2' or '4' or '6', ..] or ['9', (>= '0' and <= '5') or '8', ..] => 2,
        _ => 3,
    };

    private static string Plain(string? code) =>
        string.Concat(Places.PlainPostalCode(code).Where(c => c is not (' ' or '-'))).ToLowerInvariant();

    private static string Digits(string? phone) => string.Concat(Letters.Fold(phone ?? "").Where(char.IsAsciiDigit));

    [GeneratedRegex(@"[\s\u00AD\u200B-\u200F]+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
