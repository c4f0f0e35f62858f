using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// How far a template may go. What lies deep in itself would overflow the stack of reader or writer, and a process with it, so it is counted before it is read:
/// over the whole text, wherever it stands, for a count cannot be led astray by quotation marks.
/// </summary>
internal static partial class LiquidBounds
{
    /// <summary>Bytes of a template's part, as UTF-8.</summary>
    public const int MaxSource = 100 * 1024;

    /// <summary>Characters that are written.</summary>
    public const int MaxOutput = 500_000;

    public const int MaxSubject = 1000;

    /// <summary>Characters of a value on the way: what a filter makes or <c>capture</c> keeps.</summary>
    public const int MaxValue = 50_000;

    /// <summary>Characters of what <c>replace</c> and <c>join</c> put in many times.</summary>
    private const int MaxArgument = 500;

    public const int MaxSteps = 50_000;
    public const int MaxDepth = 50;

    /// <summary>Of a name, such as <c>order.total.amount</c>.</summary>
    private const int MaxParts = 30;

    /// <summary>The longest range of a loop.</summary>
    private const int MaxRange = 1000;

    /// <summary>For an edited one; originals may take as long as the machine needs.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    public static readonly IReadOnlyList<string> Tags =
        ["assign", "break", "case", "comment", "continue", "cycle", "echo", "for", "if", "unless", "capture", "include"];

    public static readonly IReadOnlyList<string> Filters =
    [
        "abs", "append", "at_least", "at_most", "capitalize", "ceil", "compact", "date", "default", "divided_by", "downcase", "escape", "escape_once", "first",
        "floor", "join", "last", "lstrip", "map", "minus", "modulo", "plus", "prepend", "remove", "remove_first", "replace", "replace_first", "reverse",
        "round", "rstrip", "size", "slice", "sort", "split", "strip", "strip_html", "strip_newlines", "times", "truncate", "truncatewords", "uniq", "upcase",
        "url_encode", "where",
    ];

    private static readonly HashSet<string> PutInOften = new HashSet<string>(StringComparer.Ordinal) { "join", "replace", "replace_first", "date" };

    /// <summary>What in it goes beyond the bounds; null when nothing does.</summary>
    public static TemplateFlaw? FlawIn(string source)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(source) > MaxSource) return new(null, $"It has at most {MaxSource / 1024} KB.");
        return TooMany(Opening(), 150, "blocks such as if and for") ?? TooMany(Bracket(), 100, "opening brackets") ?? TooMany(Pipe(), 300, "bars")
            ?? TooMany(Word(), 500, "times and or or") ?? TooMany(Tag(), 2000, "tags")
            ?? (Path().Match(source) is { Success: true } path ? new TemplateFlaw(LineOf(source, path.Index), $"A name has at most {MaxParts} parts.") : null)
            ?? Bracketed().Matches(source).Select(WhyNot).FirstOrDefault(f => f is not null);

        TemplateFlaw? TooMany(Regex what, int most, string words) =>
            what.Matches(source).ElementAtOrDefault(most) is { } first ? new(LineOf(source, first.Index), $"It has at most {most} {words}.") : null;

        // Looked at by hand: an expression for it takes the square of what stands in the brackets.
        TemplateFlaw? WhyNot(Match bracketed)
        {
            var inside = bracketed.ValueSpan[1..^1];
            if (inside.IndexOf("..", StringComparison.Ordinal) is not (>= 0 and var at)) return null;
            var last = inside[(at + 2)..];
            // An ellipsis before a bracket is none.
            if (last.TrimStart('.').IsWhiteSpace()) return null;
            return int.TryParse(inside[..at], out var from) && int.TryParse(last, out var to) && to - (long)from < MaxRange
                ? null
                : new(LineOf(source, bracketed.Index), $"A range is of two numbers, such as (1..10), and has at most {MaxRange:N0}.");
        }
    }

    public static int LineOf(string source, int at) => source.AsSpan(0, Math.Clamp(at, 0, source.Length)).Count('\n') + 1;

    /// <summary>The filter, as long as nothing that goes in or comes out is too long.</summary>
    public static FilterDelegate Within(string name, FilterDelegate filter) => async (input, arguments, context) =>
    {
        Liquid.RunOf(context).Check();
        var most = PutInOften.Contains(name) ? MaxArgument : MaxValue;
        if (Length(input) > MaxValue || Enumerable.Range(0, arguments.Count).Any(i => Length(arguments.At(i)) > most)) throw TooLong(name);
        if (name == "date" && Width().IsMatch(arguments.At(0).ToStringValue())) throw TooLong(name);
        var made = await filter(input, arguments, context);
        return Length(made) > MaxValue ? throw TooLong(name) : made;
    };

    private static LiquidException TooLong(string filter) => new($"What the filter {filter} works on or makes is too long.");

    private static int Length(FluidValue value) => value switch
    {
        ArrayValue array => array.Values.Count,
        StringValue text => text.ToStringValue().Length,
        _ => 0,
    };

    [GeneratedRegex(@"\{%-?\s*(?:if|unless|for|case|capture|comment)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\[", RegexOptions.None, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\|", RegexOptions.None, 1000)]
    private static partial Regex Pipe();

    [GeneratedRegex(@"\b(?:and|or)\b", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{[{%]", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    // As many as MaxParts, and one more.
    [GeneratedRegex(@"(?:\.\s*[\w-]+\s*){31}", RegexOptions.NonBacktracking)]
    private static partial Regex Path();

    [GeneratedRegex(@"\d{3}", RegexOptions.None, 1000)]
    private static partial Regex Width();
}
