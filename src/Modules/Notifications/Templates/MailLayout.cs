using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Fluid.Values;
using Ganss.Xss;
using Microsoft.Extensions.Options;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// The one layout of all mails: 600 pixels at most, one column, the shop's logo or name and its colours. Styles stand in the elements, where all mail programs
/// look, and those of dark screens and phones in the head. What templates wrote is cleaned: no scripts, forms, frames or handlers reach a mail.
/// </summary>
internal sealed partial class MailLayout(IOptionsSnapshot<ShopIdentity> identity, ServerAddress address)
{
    /// <summary>Elements in elements; what is deeper would overflow the stack of whoever writes it.</summary>
    private const int MaxDepth = 150;

    /// <summary>Elements and pieces of text between them: each is compared with every rule of the style sheet.</summary>
    private const int MaxNodes = 20_000;

    /// <summary>Elements for the look of text that lie open at once.</summary>
    private const int MaxOpen = 20;

    /// <summary>The style sheet that stays in the head.</summary>
    private const string Kept = "#kept";

    private static readonly HtmlParser Parser = new();

    /// <summary>Of nobody's events: all mails are cleaned by it.</summary>
    private static readonly HtmlSanitizer Cleans = Cleaner();

    /// <summary>What every template may read of the shop, as <c>shop</c>.</summary>
    public IReadOnlyDictionary<string, object?> Shop => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = identity.Value.Name,
        ["url"] = address.Public + "/",
        ["email"] = identity.Value.Email,
        ["phone"] = identity.Value.Phone,
        ["legal_name"] = identity.Value.LegalName,
        ["legal_address"] = identity.Value.LegalAddress,
    };

    /// <returns>A whole document.</returns>
    /// <exception cref="LiquidException">The content is too much or lies too deep in itself, or has the recipient's link where it may not stand.</exception>
    public async Task<string> WrapAsync(string content, string subject, Language language, LiquidRun run)
    {
        var cleaned = Clean(content);
        if (LinkPlaces.FlawInHtml(cleaned) is { } flaw) throw new LiquidException(flaw);
        var shop = identity.Value;
        var light = Colour.Parse(shop.Accent) ?? Colour.Parse(ShopIdentity.OwnAccent)!.Value;
        var (day, night) = (AccentTones.Of(light, isDark: false), AccentTones.Of(Colour.Parse(shop.AccentDark) ?? AccentTones.ForDark(light), isDark: true));
        var logo = ShopLogo.Of(shop.Logo);
        var model = new Dictionary<string, FluidValue>(StringComparer.Ordinal)
        {
            ["content"] = new StringValue(cleaned, encode: false),
            ["language"] = new StringValue(language.Code),
            ["subject"] = new StringValue(subject),
            ["accent"] = new StringValue(day.Accent.ToString()),
            ["on_accent"] = new StringValue(day.On.ToString()),
            ["accent_dark"] = new StringValue(night.Accent.ToString()),
            ["on_accent_dark"] = new StringValue(night.On.ToString()),
            ["name"] = new StringValue(shop.Name),
            ["url"] = new StringValue(address.Public + "/"),
            ["legal_name"] = Text(shop.LegalName),
            ["legal_address"] = Text(shop.LegalAddress?.ReplaceLineEndings(", ")),
            ["email"] = Text(shop.Email),
            ["phone"] = Text(shop.Phone),
            ["logo"] = Text(logo is null ? null : address.Public + logo.Url),
            ["logo_text"] = new StringValue(shop.LogoText is { Length: > 0 } words ? words : shop.Name),
            ["logo_width"] = NumberValue.Create(logo is null ? 0 : (decimal)logo.Width / 2),
            ["logo_height"] = NumberValue.Create(logo is null ? 0 : (decimal)logo.Height / 2),
            ["logo_is_wide"] = BooleanValue.Create(logo is { IsWide: true }),
        };
        return InlinedStyles.Of(await Liquid.WriteAsync(Originals.Layout, model, run), Kept);
    }

    /// <summary>What of a template's HTML is left out of mails: <c>script</c>, <c>style</c>, <c>form</c>…</summary>
    public static IReadOnlyList<string> LeftOut(string content)
    {
        var found = new List<string>();
        var cleaner = Cleaner();
        cleaner.RemovingTag += (_, e) => found.Add($"<{e.Tag.LocalName}>");
        cleaner.RemovingAttribute += (_, e) => found.Add(e.Attribute.Name);
        cleaner.Sanitize(Shallow(content));
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static string Clean(string content) => Cleans.Sanitize(Shallow(content));

    /// <summary>The same, when it is.</summary>
    private static string Shallow(string content)
    {
        if (LeavesOpen(content)) throw new LiquidException($"More than {MaxOpen} elements such as b, i and a are not closed.");
        using var document = Parser.ParseDocument(content);
        var (depth, nodes) = (0, 0);
        for (INode? node = document.Body; node is not null;)
        {
            if (++nodes > MaxNodes) throw new LiquidException($"It has more than {MaxNodes:N0} elements and pieces of text.");
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > MaxDepth) throw new LiquidException($"Its elements lie more than {MaxDepth} deep in one another.");
                continue;
            }
            for (; node is not null && node.NextSibling is null; depth--) node = node.Parent;
            node = node?.NextSibling;
        }
        return content;
    }

    /// <summary>What says how text looks and is not closed is put into each paragraph that follows: a few letters would become millions of elements.</summary>
    private static bool LeavesOpen(string content)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in TagOrComment().Matches(content).Where(t => t.Groups["name"].Success))
        {
            var (name, change) = (tag.Groups["name"].Value, tag.Groups["end"].Length > 0 ? -1 : 1);
            open[name] = Math.Max(0, open.GetValueOrDefault(name) + change);
            if (open.Values.Sum() > MaxOpen) return true;
        }
        return false;
    }

    [GeneratedRegex("""<!--[\s\S]*?-->|<(?<end>/?)(?<name>a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:[\s/](?:[^>"']|"[^"]*"|'[^']*')*)?>""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex TagOrComment();

    private static FluidValue Text(string? text) => text is { Length: > 0 } ? new StringValue(text) : NilValue.Instance;

    private static HtmlSanitizer Cleaner() => new(new HtmlSanitizerOptions
    {
        AllowedTags = Set("a", "abbr", "address", "b", "blockquote", "br", "caption", "center", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption",
            "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table",
            "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul"),
        AllowedAttributes = Set("align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "class", "colspan", "dir", "height", "href", "lang", "role",
            "rowspan", "scope", "src", "start", "style", "title", "valign", "width", "aria-hidden", "aria-label", "datetime"),
        AllowedSchemes = Set("http", "https", "mailto", "tel"),
        UriAttributes = Set("href", "src"),
        AllowedCssProperties = HtmlSanitizerDefaults.AllowedCssProperties,
    });

    private static HashSet<string> Set(params ReadOnlySpan<string> names) => new([.. names], StringComparer.OrdinalIgnoreCase);
}
