using System.Collections.Concurrent;
using System.Net;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;

namespace ClickCart.Web;

/// <summary>
/// What the owner writes in Markdown (CommonMark with tables), as HTML for pages. HTML in it is shown as it is written, and of what comes out only text,
/// lists, tables and links to pages, mail and telephones are kept: no pictures, scripts or styles.
/// </summary>
public static class OwnersText
{
    /// <summary>Texts that are remembered: pages show the same few again and again.</summary>
    private const int Most = 64;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private static readonly ConcurrentDictionary<(string Text, int Below), string> Known = new();
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a",
            "table", "thead", "tbody", "tr", "th", "td",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title", "start" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    });

    /// <param name="text">In Markdown.</param>
    /// <param name="below">The rank of the heading that it stands under, 1 to 5: its own begin one further down.</param>
    public static string Html(string text, int below)
    {
        if (Known.TryGetValue((text, below), out var html)) return html;
        html = Sanitizer.Sanitize(Written(text, below));
        if (Known.Count >= Most) Known.Clear();
        return Known[(text, below)] = html;
    }

    /// <summary>What lies deeper in itself than Markdown goes (128 quotations, say) is shown as it was typed.</summary>
    private static string Written(string text, int below)
    {
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + below);
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            return $"<pre>{WebUtility.HtmlEncode(text)}</pre>";
        }
    }
}
