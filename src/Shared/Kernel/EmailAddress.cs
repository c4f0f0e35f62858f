using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClickCart.Kernel;

/// <summary>The one rule of what an e-mail address is, wherever one is typed or sent.</summary>
public static partial class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1, with the angle brackets taken off (erratum 1690).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// RFC 5321's dot-string, with letters of any script (RFC 6531), at a domain of at least two labels. Forms that mail knows and nobody has (in quotes, at
    /// an IP address) are none, nor is what looks like another one: letters of full width, and what nobody sees.
    /// </summary>
    public static bool Is(string? text)
    {
        if (text is null or { Length: > MaxLength } || text.IndexOf('@', StringComparison.Ordinal) is not (> 0 and <= MaxLocalLength and var at)) return false;
        return Local().IsMatch(text[..at]) && Labels().IsMatch(text[(at + 1)..]) && IsComposed(text)
            && DomainOf(text[(at + 1)..]) is { } domain && Domain().IsMatch(domain);
    }

    /// <summary>The domain as the name system knows it, in lower case (<c>xn--bcher-kva.example</c>); null where it cannot be one.</summary>
    public static string? DomainOf(string written)
    {
        try
        {
            return Idn.GetAscii(written).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Half a surrogate pair cannot be asked, nor what is no character; what nobody sees would be another's address.
    private static bool IsComposed(string text) =>
        text.All(c => !char.IsSurrogate(c)) && PlainText.IsSound(text) && PlainText.Seen(text) == text && text.IsNormalized(NormalizationForm.FormKC);

    [GeneratedRegex(@"\A[\p{L}\p{M}\p{Nd}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{Nd}!#$%&'*+/=?^_`{|}~-]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Local();

    // As it is written. The name system would drop what is not seen of it, and take other signs for a full stop.
    [GeneratedRegex(@"\A[\p{L}\p{M}\p{Nd}.-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Labels();

    // The last label is no number: that would be an IP address.
    [GeneratedRegex(@"\A(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]|xn--)[a-z0-9-]{0,61}[a-z0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Domain();
}
