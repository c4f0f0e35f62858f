using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// Puts the layout's style sheet into the elements. It is our own and of plain rules: no <c>@media</c>, nothing important, no semicolon in a value. Where two
/// rules say something of one element, the more specific one counts, of equal ones the later, and what the element says itself before both.
/// </summary>
internal static class InlineStyles
{
    private static readonly CssSelectorParser Selectors = new();

    /// <param name="page">A whole document.</param>
    /// <param name="kept">Which style sheet stays where it is; all others go.</param>
    public static void Apply(IDocument page, string kept)
    {
        var sheets = page.QuerySelectorAll("style").Where(s => !s.Matches(kept)).ToList();
        var rules = sheets.SelectMany(s => RulesOf(s.TextContent)).OrderBy(r => r.Selector.Specificity).ToList();
        foreach (var sheet in sheets) sheet.Remove();
        foreach (var element in page.Body!.DescendantsAndSelf<IElement>())
        {
            var said = new OrderedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (selector, declarations) in rules)
                if (selector.Match(element, null)) Say(said, declarations);
            if (said.Count == 0) continue;
            Say(said, DeclarationsOf(element.GetAttribute("style") ?? ""));
            element.SetAttribute("style", string.Join("; ", said.Select(d => $"{d.Key}: {d.Value}")));
        }
    }

    /// <summary>What is said again comes last, so that <c>padding</c> and <c>padding-top</c> keep their order.</summary>
    private static void Say(OrderedDictionary<string, string> said, (string Name, string Value)[] declarations)
    {
        foreach (var (name, value) in declarations)
        {
            said.Remove(name);
            said.Add(name, value);
        }
    }

    private static IEnumerable<(ISelector Selector, (string Name, string Value)[] Declarations)> RulesOf(string sheet) =>
        sheet.Split('}').Select(rule => rule.Split('{')).Where(rule => rule.Length == 2).SelectMany(rule =>
        {
            var declarations = DeclarationsOf(rule[1]);
            return rule[0].Split(',').Select(selector => (Selectors.ParseSelector(selector.Trim())
                ?? throw new InvalidOperationException($"The layout's '{selector.Trim()}' is no selector."), declarations));
        });

    private static (string Name, string Value)[] DeclarationsOf(string text) =>
        [.. text.Split(';').Select(d => d.Split(':', 2, StringSplitOptions.TrimEntries)).Where(d => d.Length == 2)
            .Select(d => (d[0], d[1].ReplaceLineEndings(" ")))];
}
