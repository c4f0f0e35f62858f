using System.Text.RegularExpressions;

namespace ClickCart.Kernel;

/// <summary>
/// Texts of tables that spreadsheets open. One that a spreadsheet would take for a formula gets an apostrophe before it on its way out (OWASP, CSV Injection)
/// and loses it on its way back; one that looks as if it had been marked gets one too, so that every text comes back as it went.
/// </summary>
public static partial class SpreadsheetText
{
    public static string Marked(string text) => Begins().IsMatch(text) ? "'" + text : text;

    public static string Unmarked(string text) => text.StartsWith('\'') && Begins().IsMatch(text[1..]) ? text[1..] : text;

    [GeneratedRegex(@"^(?:'*[\t\r\n]|['\s]*[=+\-@＝＋－＠])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Begins();
}
