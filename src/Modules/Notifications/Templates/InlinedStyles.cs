using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// Puts a page's style sheet into its elements, with PreMailer. What comes of it depends on the style sheet, the elements and their other attributes, and
/// never on the words and links between them: so it is done once for all mails that differ in those alone, as most of a shop's do.
/// </summary>
internal static partial class InlinedStyles
{
    /// <summary>A shop's mails have a shape for each kind, language and number of lines; some 20 KB each.</summary>
    private const int MostShapes = 100;

    // Characters of private use: no mail has them, and no parser minds them.
    private const char Begin = '\uE0F0', End = '\uE0F1';

    private static readonly ConcurrentDictionary<string, CompositeFormat?> Shapes = new(StringComparer.Ordinal);

    /// <param name="page">A whole document, its attributes in double quotes.</param>
    /// <param name="kept">The selector of the style sheet that stays in the head.</param>
    public static string Of(string page, string kept)
    {
        if (page.AsSpan().ContainsAny(Begin, End)) return Inline(page, kept);
        var told = new List<string>();
        var head = page.IndexOf("</head>", StringComparison.Ordinal) is >= 0 and var end ? page[..end] : "";
        var shape = Title().Replace(head, Told)
            + Piece().Replace(page[head.Length..], piece => piece.ValueSpan[0] is '<' ? Link().Replace(piece.Value, Told) : Told(piece));
        if (!Shapes.TryGetValue(shape, out var written))
        {
            if (Shapes.Count >= MostShapes) Shapes.Clear();
            Shapes[shape] = written = FormatOf(Inline(shape, kept), told.Count);
        }
        return written is null ? Inline(page, kept) : string.Format(CultureInfo.InvariantCulture, written, told.ToArray<object>());

        string Told(Match piece)
        {
            told.Add(piece.Value);
            return string.Create(CultureInfo.InvariantCulture, $"{Begin}{told.Count - 1}{End}");
        }
    }

    /// <summary>What was written with places for all that was told; null when a place is missing, or no longer where it was.</summary>
    private static CompositeFormat? FormatOf(string written, int places) =>
        Place().Matches(written).Select(p => p.Groups["number"].Value).SequenceEqual(
            Enumerable.Range(0, places).Select(i => i.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal)
            ? CompositeFormat.Parse(Place().Replace(
                written.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), "{${number}}"))
            : null;

    /// <summary>The same by PreMailer alone.</summary>
    internal static string Inline(string page, string kept)
    {
        using var inliner = new PreMailer.Net.PreMailer(page);
        return inliner.MoveCssInline(removeStyleElements: true, ignoreElements: kept, stripIdAndClassAttributes: false, removeComments: true).Html;
    }

    [GeneratedRegex("(?<=<title>)[^<]+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Title();

    /// <summary>A tag, or words without the space around them.</summary>
    [GeneratedRegex("""<(?:[^<>"]|"[^"]*")*>|[^\s<](?:[^<]*[^\s<])?""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Piece();

    /// <summary>What links, pictures and hints say, in a tag.</summary>
    [GeneratedRegex("""(?<=\s(?:href|src|alt|title)=")[^"]+""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex("\uE0F0(?<number>[0-9]+)\uE0F1", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Place();
}
