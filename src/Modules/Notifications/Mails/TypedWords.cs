using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// What strangers have typed, in mails to addresses that they may have typed too: nobody has the shop send somebody a link of theirs. Mail programs make
/// links of whatever looks like an address of the web, so such words are left out, or parted.
/// </summary>
internal static partial class TypedWords
{
    /// <summary>Longer ones greet nobody.</summary>
    private const int LongestName = 60;

    /// <summary>Digits in a name; more are a telephone number.</summary>
    private const int MostDigits = 5;

    /// <summary>To greet somebody by. Empty for what is none: holds a link, an address or a telephone number, or is longer than 60 characters.</summary>
    public static string Name(string? typed) =>
        typed is { Length: > 0 and <= LongestName } && !HoldsLink(typed) && typed.Count(char.IsDigit) <= MostDigits ? typed : "";

    /// <summary>The same words, of which no mail program makes a link: <c>https://a.example/x</c> becomes <c>https: / / a. example/x</c>.</summary>
    public static string Text(string typed)
    {
        if (!HoldsLink(typed)) return typed;
        var plain = Plain(typed);
        return Scheme().Replace(Dot().Replace(At().Replace(plain, " @ "), ". "), m => m.Value.Replace(":", ": ", StringComparison.Ordinal))
            .Replace("//", "/ / ", StringComparison.Ordinal);
    }

    /// <summary>Each of its lines as <see cref="Text"/>.</summary>
    public static Address Of(Address a) => a with
    {
        Name = Text(a.Name),
        Line1 = Text(a.Line1),
        Line2 = a.Line2 is null ? null : Text(a.Line2),
        City = Text(a.City),
        Region = a.Region is null ? null : Text(a.Region),
    };

    public static bool HoldsLink(string typed)
    {
        var plain = Plain(typed);
        return plain.Contains('@', StringComparison.Ordinal) || plain.Contains("//", StringComparison.Ordinal) || Scheme().IsMatch(plain)
            || Numbers().IsMatch(plain)
            // A name has no path behind it.
            || Host().Matches(plain).Any(m => !IsName(m.Value) || plain.AsSpan(m.Index + m.Length).StartsWith('/'));
    }

    /// <summary>In the letters that programs take them for: full-width ones, and those that cannot be seen.</summary>
    private static string Plain(string typed) =>
        string.Concat(PlainText.Sound(typed).Normalize(NormalizationForm.FormKC).Replace('\u3002', '.')
            .Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format));

    /// <summary>Titles and initials before a name that begins with a capital: Dr.Müller, J.R.R.Tolkien.</summary>
    private static bool IsName(string host)
    {
        var labels = host.Split('.');
        return !Common().IsMatch(labels[^1]) && labels[1..].All(l => char.IsUpper(l[0]) || !char.IsLower(l[0]) && l[0] > 0x24F)
            && labels[..^1].All(l => l.Length == 1 || Title().IsMatch(l));
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*(?:\.[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)*\.[\p{L}][\p{L}\p{M}\p{N}-]+", RegexOptions.None, 1000)]
    private static partial Regex Host();

    [GeneratedRegex(@"\b\d{1,3}(?:\.\d{1,3}){3}\b", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b(?:https?|ftp|mailto|tel|sms|data|javascript|www)[:.]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\.(?=[\p{L}\p{N}])", RegexOptions.None, 1000)]
    private static partial Regex Dot();

    [GeneratedRegex(@"\s*@\s*", RegexOptions.None, 1000)]
    private static partial Regex At();

    [GeneratedRegex(@"^(?:Dr|Prof|St|Mr|Mrs|Ms|Fr|Hr|Ing|Mag|Dipl|Lic|Sra?|Rev|Hon|Jr)$", RegexOptions.None, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^(?:com?|net|org|info|biz|io|me|tv|app|dev|shop|site|online|store|top|xyz|click|link|ru|cn|de|uk|eu|us)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Common();
}
