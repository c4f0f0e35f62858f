using System.Text.RegularExpressions;

namespace ClickCart.Tests.Notifications.Mails;

internal static partial class Links
{
    public static IReadOnlyList<string> In(string text) => [.. Link().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("https?://[^\\s\"<>]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
