using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Catalog.Search;

/// <summary>A word of a question, and the ways in which a product may answer it.</summary>
/// <param name="Ways">Any of them does; all words of one must each begin a word of the product. The first is the word as it was typed.</param>
internal sealed record SearchTerm(IReadOnlyList<IReadOnlyList<string>> Ways)
{
    public string Word => Ways[0][0];

    public SearchTerm Or(IEnumerable<IReadOnlyList<string>> ways) =>
        new([.. Ways.Concat(ways).DistinctBy(way => string.Join(' ', way), StringComparer.Ordinal)]);
}

/// <summary>
/// Words as search sees them, the same for documents and questions on every database: folded (<see cref="Letters"/>) runs of letters and digits without
/// the plural's s. What a hyphen joins is found in parts and as one; scripts without spaces are pairs of characters. What a customer types never reaches
/// a search engine's own syntax.
/// </summary>
internal static partial class SearchText
{
    /// <summary>Which rules words are made by. Who changes what <see cref="Index"/> makes of a text counts on: <see cref="AnalyseProducts"/> does the rest.</summary>
    public const int Version = 2;

    /// <summary>More words than this narrow nothing down.</summary>
    private const int MaxTerms = 12;

    private const int MaxTermLength = 40;
    private const int MaxParts = 8;
    private const int MaxPairs = 20;
    private const int LeastPart = 3;

    /// <summary>Words between words, which "Rock &amp; Roll" does without.</summary>
    private static readonly FrozenSet<string> Connectives = FrozenSet.ToFrozenSet(["and", "n", "und", "et", "och", "og"], StringComparer.Ordinal);

    /// <summary>Plurals that no rule leads from to their word.</summary>
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mice"] = "mouse",
        ["geese"] = "goose",
        ["feet"] = "foot",
        ["teeth"] = "tooth",
        ["men"] = "man",
        ["women"] = "woman",
        ["children"] = "child",
        ["knives"] = "knife",
        ["wives"] = "wife",
        ["housewives"] = "housewife",
        ["lives"] = "life",
        ["oxen"] = "ox",
        ["snowmen"] = "snowman",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of a question; none when it has no letter or digit.</summary>
    public static IReadOnlyList<SearchTerm> Terms(string question)
    {
        var typed = Times().Replace(question, "-").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Take(4 * MaxTerms).SelectMany(Asked).Take(MaxTerms).ToList();
        if (typed.Exists(t => !Connectives.Contains(t.Word))) typed.RemoveAll(t => IsPlain(t) && Connectives.Contains(t.Word));
        // "wi fi" asks for "wifi" too.
        var terms = typed.Select((t, i) => t.Or(new[] { Joined(i - 1), Joined(i) }.OfType<string>().Select(w => new[] { w })));
        return [.. terms.DistinctBy(t => string.Join(' ', t.Ways[0]), StringComparer.Ordinal)];

        string? Joined(int i) => i >= 0 && i + 1 < typed.Count && IsPlain(typed[i]) && IsPlain(typed[i + 1]) ? Cut(typed[i].Word + typed[i + 1].Word) : null;
        static bool IsPlain(SearchTerm term) => term.Ways[0].Count == 1;
    }

    /// <summary>The words in order, each with a space before it, so that ' w' finds the beginnings of words; those made of others come last.</summary>
    public static string Index(IEnumerable<string> texts)
    {
        var (plain, made) = (new List<string>(), new List<string>());
        foreach (var text in texts)
        {
            foreach (var segment in Segments(text)) Take(segment, plain, made);
            if (Letters.Spelled(text) is var spelled && spelled != text) foreach (var segment in Segments(spelled)) Take(segment, made, made);
        }
        var known = plain.ToHashSet(StringComparer.Ordinal);
        return string.Concat(plain.Concat(made.Where(known.Add)).Select(w => " " + w));
    }

    /// <summary>A name's words, and each two neighbours as one: "T shirt" is found as "tshirt".</summary>
    public static string IndexName(string name)
    {
        var words = Segments(name).Where(s => !s.IsUnspaced).SelectMany(s => s.Parts).ToList();
        return Index([name, .. words.Zip(words.Skip(1), (a, b) => a + b)]);
    }

    /// <summary>Parts of a SKU that people look for: from each place where letters and digits meet, and any with a digit in it.</summary>
    public static IEnumerable<string> PartsOf(string sku)
    {
        var folded = Letters.Fold(sku);
        for (var i = 1; i < folded.Length; i++)
        {
            if (!char.IsLetterOrDigit(folded[i])) continue;
            var begins = !char.IsLetterOrDigit(folded[i - 1]) || char.IsDigit(folded[i]) != char.IsDigit(folded[i - 1]);
            var part = string.Concat(folded.Skip(i).Where(char.IsLetterOrDigit));
            if (part.Length >= LeastPart && (begins || part.Any(char.IsDigit))) yield return part;
        }
    }

    /// <summary>The beginning of a text, never half a character.</summary>
    public static string CutAt(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>A segment of a question: as it stands, as two words, or as it is spelled elsewhere.</summary>
    private static IEnumerable<SearchTerm> Asked(string typed)
    {
        var spelled = Letters.Spelled(typed) is var other && other != typed ? Segments(other).ToList() : [];
        foreach (var (i, segment) in Segments(typed).Index())
        {
            var ways = Ways(segment);
            yield return i < spelled.Count ? ways.Or(Ways(spelled[i]).Ways) : ways;
        }
    }

    private static SearchTerm Ways(Segment segment) => segment switch
    {
        { IsUnspaced: true } => new([[.. Pairs(segment.Parts[0], asked: true).Take(MaxPairs)]]),
        { Parts.Count: 1 } => Singular(segment.Parts[0]) is { } single
            ? new([[Word(segment.Parts[0])], [Cut(single)]])
            : new SearchTerm([[Word(segment.Parts[0])]]),
        _ => new SearchTerm([[Word(string.Concat(segment.Parts))], [.. segment.Parts.Select(Word).Distinct(StringComparer.Ordinal)]])
            .Or(segment.Parts.Where(p => !Connectives.Contains(p)).Select(Word).Distinct(StringComparer.Ordinal).ToList() is { Count: > 1 } told ? [told] : []),
    };

    private static void Take(Segment segment, List<string> plain, List<string> made)
    {
        if (segment.IsUnspaced) plain.AddRange(Pairs(segment.Parts[0], asked: false));
        else plain.AddRange(segment.Parts.Select(Word));
        made.AddRange(segment.Parts.Select(Singular).OfType<string>().Select(Cut));
        for (var i = 0; i < segment.Parts.Count - 1; i++) made.Add(Word(string.Concat(segment.Parts.Skip(i))));
    }

    /// <summary>Each two characters that stand together and, in a document, the last one: whatever is asked for begins one of them.</summary>
    private static IEnumerable<string> Pairs(string run, bool asked)
    {
        var characters = run.EnumerateRunes().Select(r => r.ToString()).ToList();
        for (var i = 0; i < characters.Count - 1; i++) yield return characters[i] + characters[i + 1];
        if (!asked || characters.Count == 1) yield return characters[^1];
    }

    /// <param name="Parts">What single hyphens, points, slashes or apostrophes join; one for most words.</param>
    private readonly record struct Segment(List<string> Parts, bool IsUnspaced);

    private static IEnumerable<Segment> Segments(string text)
    {
        var (parts, part, wasUnspaced, joins) = (new List<string>(), new StringBuilder(), false, false);
        foreach (var rune in Times().Replace(Letters.Fold(text), "-").EnumerateRunes().Append(new Rune(' ')))
        {
            if (Letters.IsInWord(rune))
            {
                var isUnspaced = Letters.IsUnspaced(rune);
                if ((part.Length > 0 && isUnspaced != wasUnspaced) || (joins && (isUnspaced || wasUnspaced)))
                {
                    if (part.Length > 0) parts.Add(Taken(part));
                    yield return new(parts, wasUnspaced);
                    parts = [];
                }
                part.Append(rune);
                (wasUnspaced, joins) = (isUnspaced, false);
                continue;
            }
            if (part.Length > 0) parts.Add(Taken(part));
            joins = !joins && parts.Count is > 0 and < MaxParts && IsJoint(rune);
            if (joins || parts.Count == 0) continue;
            yield return new(parts, wasUnspaced);
            parts = [];
        }

        static string Taken(StringBuilder part)
        {
            var text = part.ToString();
            part.Clear();
            return text;
        }
    }

    private static bool IsJoint(Rune rune) => rune.Value is '-' or '.' or '_' or '/' or '&' or '+' or '·' or '\'' or '’' or (>= 0x2010 and <= 0x2014);

    /// <summary>The sign between two measures, however it is written: 10x20, 10 × 20, 10*20.</summary>
    [GeneratedRegex(@"(?<=[0-9])\s{0,2}[xX×✕✖*]\s{0,2}(?=[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex Times();

    private static string Word(string part) => Irregular.GetValueOrDefault(part) ?? Stem(Cut(part));

    private static string Cut(string word) => CutAt(word, MaxTermLength);

    /// <summary>Shelf of shelves. Beside the word itself, since gloves are no glof.</summary>
    private static string? Singular(string word) => word.Length > 4 && word.EndsWith("ves", StringComparison.Ordinal) ? word[..^3] + "f" : null;

    private static string Stem(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word[^1] == 's' && word[^2] is not 's' and not 'u' and not 'i' && !char.IsDigit(word[^2]) => word[..^1],
        _ => word,
    };
}

/// <summary>A product as search sees it. A table of its own, so that the list of products stays narrow.</summary>
internal sealed class SearchDocument
{
    public const int NameLength = 400;

    public long Id { get; private init; }
    public Guid ProductId { get; private init; }
    public string Name { get; private set; } = "";
    public string Body { get; private set; } = "";

    /// <summary>The rules that its words were made by; 0 before they were counted.</summary>
    public int Version { get; private set; }

    public void Say(string name, IEnumerable<string> rest)
    {
        var words = SearchText.IndexName(name);
        // Folding may lengthen a name: what is too much of it is found all the same.
        var kept = words.Length <= NameLength ? words : words[..words.LastIndexOf(' ', NameLength)];
        (Name, Body, Version) = (kept, words[kept.Length..] + SearchText.Index(rest), SearchText.Version);
    }

    /// <summary>Where each word of a question is answered, as in <c>tshirt: name</c>; null where the product is no hit.</summary>
    public IReadOnlyList<string>? Reasons(IReadOnlyList<SearchTerm> terms)
    {
        var reasons = terms.Select(t => t.Ways.Select(ReasonOf).FirstOrDefault(r => r is not null)).ToList();
        return reasons.Contains(null) ? null : reasons.ConvertAll(r => r!);
    }

    private string? ReasonOf(IReadOnlyList<string> way)
    {
        var places = way.Select(PlaceOf).Distinct().ToList();
        return places.Contains(null) ? null : $"{string.Join(' ', way)}: {string.Join(" and ", places)}";

        string? PlaceOf(string word) =>
            Name.Contains(" " + word, StringComparison.Ordinal) ? "name" : Body.Contains(" " + word, StringComparison.Ordinal) ? "text" : null;
    }
}
