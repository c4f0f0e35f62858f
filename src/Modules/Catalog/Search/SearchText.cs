using System.Text;

namespace ClickCart.Catalog.Search;

/// <summary>
/// Words as search sees them, the same for documents and questions on every database: runs of letters and digits, without case, accents and the
/// plural's s. What a customer types never reaches a search engine's own syntax.
/// </summary>
internal static class SearchText
{
    /// <summary>More words than this narrow nothing down.</summary>
    private const int MaxTerms = 12;

    private const int MaxTermLength = 40;

    /// <summary>Lower case, without the accents of Latin letters.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
            folded.Append(char.ToLowerInvariant(c is > '\u007f' and <= '\u017f' && char.IsLetter(c) ? c.ToString().Normalize(NormalizationForm.FormKD)[0] : c));
        return folded.ToString();
    }

    /// <summary>The words of a question; none when it has no letter or digit.</summary>
    public static IReadOnlyList<string> Terms(string question) => [.. Words(question).Distinct(StringComparer.Ordinal).Take(MaxTerms)];

    /// <summary>The words in order, each with a space before it, so that ' w' finds the beginnings of words.</summary>
    public static string Index(IEnumerable<string> texts) => string.Concat(texts.SelectMany(Words).Select(w => " " + w));

    private static IEnumerable<string> Words(string text)
    {
        var folded = Fold(text);
        for (var i = 0; i < folded.Length; i++)
        {
            var start = i;
            while (i < folded.Length && char.IsLetterOrDigit(folded[i])) i++;
            if (i > start) yield return Stem(folded[start..Math.Min(i, start + MaxTermLength)]);
        }
    }

    private static string Stem(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 5 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word[^1] == 's' && word[^2] is not 's' and not 'u' and not 'i' && !char.IsDigit(word[^2]) => word[..^1],
        _ => word,
    };
}

/// <summary>A product as search sees it. A table of its own, so that the list of products stays narrow.</summary>
internal sealed class SearchDocument
{
    public long Id { get; private init; }
    public Guid ProductId { get; private init; }
    public string Name { get; private set; } = "";
    public string Body { get; private set; } = "";

    public void Say(string name, IEnumerable<string> rest) => (Name, Body) = (SearchText.Index([name]), SearchText.Index(rest));
}
