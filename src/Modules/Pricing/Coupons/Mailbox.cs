namespace ClickCart.Pricing.Coupons;

/// <summary>
/// One name for all the ways to write an e-mail address whose mail lies in one box: limits per customer count by it, nobody is written to there. Beside
/// the case it leaves out only what the provider itself ignores.
/// </summary>
internal static class Mailbox
{
    private const string Google = "gmail.com";
    private const string Apple = "icloud.com";
    private const string Proton = "proton.me";
    private const string Yandex = "yandex.ru";

    /// <summary>Further domains of a provider, where the same name is the same box.</summary>
    private static readonly Dictionary<string, string> SameAs = new(StringComparer.Ordinal)
    {
        ["googlemail.com"] = Google,
        ["me.com"] = Apple,
        ["mac.com"] = Apple,
        ["protonmail.com"] = Proton,
        ["protonmail.ch"] = Proton,
        ["pm.me"] = Proton,
        ["ya.ru"] = Yandex,
        ["yandex.com"] = Yandex,
        ["yandex.by"] = Yandex,
        ["yandex.kz"] = Yandex,
        ["yandex.ua"] = Yandex,
        ["narod.ru"] = Yandex,
    };

    /// <summary>Providers that deliver <c>name+anything</c> to <c>name</c>.</summary>
    private static readonly HashSet<string> WithTags = new(StringComparer.Ordinal)
    {
        Google, Apple, Proton, Yandex, "msn.com", "live.com", "fastmail.com", "fastmail.fm", "hey.com", "zoho.com", "zohomail.com", "mailbox.org",
        "posteo.de", "posteo.net", "runbox.com", "pobox.com",
    };

    public static string Of(string email)
    {
        var written = email.Trim().ToLowerInvariant();
        if (written.LastIndexOf('@') is not (> 0 and var at)) return written;
        var (name, domain) = (written[..at], written[(at + 1)..].TrimEnd('.'));
        domain = EmailAddress.DomainOf(domain) ?? domain;
        domain = SameAs.GetValueOrDefault(domain, domain);
        if (TakesTags(domain) && name.IndexOf('+', StringComparison.Ordinal) is > 0 and var tag) name = name[..tag];
        if (domain is Google or Proton && name.Replace(".", "", StringComparison.Ordinal) is { Length: > 0 } plain) name = plain;
        return $"{name}@{domain}";
    }

    // Microsoft has a domain per country: outlook.de, hotmail.co.uk.
    private static bool TakesTags(string domain) => WithTags.Contains(domain)
        || domain.StartsWith("outlook.", StringComparison.Ordinal) || domain.StartsWith("hotmail.", StringComparison.Ordinal);
}
