using System.Globalization;
using System.Text.RegularExpressions;

namespace ClickCart.Notifications.Templates;

/// <summary>What Fluid says when it cannot read a template, as line and reason.</summary>
internal static partial class LiquidErrors
{
    public static TemplateFlaw Of(string said)
    {
        var first = said.Split('\n')[0].Trim();
        if (Place().Match(said) is not { Success: true } place) return new(null, Sentence(first));
        var line = int.Parse(place.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return new(line, Sentence(said[..place.Index].Trim()));
    }

    private static string Sentence(string text)
    {
        text = text.Split('\n')[0].Trim();
        if (UnknownTag().Match(text) is { Success: true } unknown) return unknown.Groups["tag"].Value is "raw"
            ? "There is no tag raw."
            : $"There is no tag {unknown.Groups["tag"].Value}; there are: {string.Join(", ", LiquidBounds.Tags.Order(StringComparer.Ordinal))}.";
        return text.Length == 0 ? "It cannot be read." : text.TrimEnd('.') + ".";
    }

    [GeneratedRegex(@"\s+at \((?<line>\d{1,7}):\d{1,7}\)", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^Unknown tag '(?<tag>\w+)'", RegexOptions.None, 1000)]
    private static partial Regex UnknownTag();
}
