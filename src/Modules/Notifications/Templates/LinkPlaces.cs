using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using AngleSharp.Dom;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// Where a link that is the recipient's alone may stand: as the whole address of an <c>a</c>, or as a word of text. In a picture's address, a style or
/// another link it would be sent to whoever owns those; changed by a filter it would lead nowhere.
/// </summary>
internal static partial class LinkPlaces
{
    private const string Reason =
        "The link is the recipient's alone: it is the whole href of an a, or a word of its own, and is not changed, put into another address or into the subject.";

    private static readonly HtmlParser Parser = new();

    /// <summary>Why not in this subject or text; null when it stands well, or not at all.</summary>
    public static string? FlawInText(string text, bool isSubject = false) =>
        Speaks(isSubject ? text : Word().Replace(text, "")) ? Reason : null;

    /// <summary>Why not in this HTML.</summary>
    public static string? FlawInHtml(string html)
    {
        if (!Speaks(html)) return null;
        using var document = Parser.ParseDocument(html);
        var wrong = document.All.Any(e => e.Attributes.Any(a => Speaks(a.Value) && !(e.LocalName == "a" && a is { Name: "href", Value: HiddenLinks.StandIn })))
            || document.Body!.Descendants<IText>().Any(t => FlawInText(t.Data) is not null);
        return wrong ? Reason : null;
    }

    private static bool Speaks(string text) => text.Contains("link.invalid", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(?<![^\s<("'])https://link\.invalid/(?![^\s>)"'.,;!?])""", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
