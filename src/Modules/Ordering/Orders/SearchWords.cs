namespace ClickCart.Ordering.Orders;

/// <summary>
/// What staff finds an order by: a part of its number, the e-mail address, a recipient's name or a street, in any case, the beginning of a postal code
/// and a part of a phone number, however these two are written. (A whole SKU as well, which the lines know.)
/// </summary>
internal static class SearchWords
{
    /// <summary>How many characters are kept.</summary>
    public const int Longest = 2000;

    /// <summary>Lower case, and without accents besides; postal codes without blanks and hyphens, phone numbers as digits.</summary>
    public static string Of(string number, string email, params ReadOnlySpan<Address> places)
    {
        var words = new List<string?> { number, email };
        foreach (var place in places) words.AddRange(place.Name, place.Line1, place.Line2, Plain(place.PostalCode), Digits(place.Phone));
        var written = string.Join(' ', words.Where(w => !string.IsNullOrEmpty(w))).ToLowerInvariant();
        // As it is written too: orders of earlier versions are kept so.
        var text = Letters.Fold(written) is var folded && folded != written ? $"{written} {folded}" : written;
        return text.Length <= Longest ? text : text[..Longest];
    }

    /// <summary>The beginning of what may be a postal code, as it is found; null when there is no digit in it.</summary>
    public static string? CodeIn(string word)
    {
        var code = Plain(word).ToLowerInvariant();
        return code.Length is >= 3 and <= 12 && code.All(char.IsLetterOrDigit) && code.Any(char.IsDigit) ? $" {code}" : null;
    }

    /// <summary>The digits of what may be a phone number, without the zeros or the plus sign before it: abroad it is written with others.</summary>
    public static string? PhoneIn(string word) =>
        Digits(word).TrimStart('0') is { Length: >= 5 } digits && word.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')' or '/' or '.')
            ? digits
            : null;

    private static string Plain(string? code) =>
        (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static string Digits(string? phone) => string.Concat((phone ?? "").Where(char.IsAsciiDigit));
}
