using System.Collections.Concurrent;
using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <summary>
/// The words of products' names, in memory. For a question that finds nothing as it was typed: each of its words may then be one that differs by a typing
/// error, or by two where it is long. And for compounds, which are found by their last part: maschine in Kaffeemaschine.
/// </summary>
internal sealed class Vocabulary(IProductSearch search, FacetCache cache, TimeProvider clock) : IDisposable
{
    private const int MaxWords = 200_000;
    private const int MaxAsked = 1000;
    private const int MaxNear = 5;
    private const int MaxCompounds = 8;
    private const int LeastPart = 4;
    private const int LeastHead = 3;

    /// <summary>What German puts between the parts of a compound.</summary>
    private static readonly string[] Links = ["", "s", "es", "n", "en", "er", "e"];

    private readonly SemaphoreSlim _one = new(1, 1);
    private Words? _words;

    /// <param name="Counts">How many names have the word; 0 for one that is two words of a name.</param>
    /// <param name="LastId">The newest document that was read.</param>
    /// <param name="Latest">Those of the latest ids that were read, <see cref="Overlap"/> back.</param>
    /// <param name="Took">How long it took to read all.</param>
    private sealed record Words(
        ConcurrentDictionary<string, int> Counts, long LastId, HashSet<long> Latest, long Version, long At, long AllAt, TimeSpan Took)
    {
        /// <summary>Of words that were asked for: to find them, all words are looked through.</summary>
        public ConcurrentDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Compounds { get; init; } = new(StringComparer.Ordinal);

        public IReadOnlyList<IReadOnlyList<string>> CompoundsOf(string part)
        {
            if (Compounds.TryGetValue(part, out var known)) return known;
            if (Compounds.Count >= MaxAsked) Compounds.Clear();
            return Compounds[part] = [.. Vocabulary.CompoundsOf(part, Counts, isHeadKnown: true)];
        }
    }

    /// <summary>Ids are given out before their rows are committed, so that one may come to light behind higher ones.</summary>
    private const long Overlap = 1000;

    /// <summary>The question with the compounds whose last part is one of its words and whose first is a word of its own.</summary>
    public async Task<IReadOnlyList<SearchTerm>> WithCompoundsAsync(CatalogDbContext db, IReadOnlyList<SearchTerm> terms, CancellationToken ct)
    {
        if (!terms.Any(t => IsPart(t.Word))) return terms;
        var words = await ReadAsync(db, ct);
        return [.. terms.Select(t => t.Or(words.CompoundsOf(t.Word)))];
    }

    /// <summary>The question with the words that are near to its own; null where it finds something already, or nothing is near.</summary>
    public async Task<IReadOnlyList<SearchTerm>?> WidenAsync(
        CatalogDbContext db, IQueryable<Product> among, IReadOnlyList<SearchTerm> terms, CancellationToken ct)
    {
        if (!terms.Any(t => ErrorsIn(t.Word) > 0) || await search.Among(db, among, terms).AnyAsync(ct)) return null;
        var counts = (await ReadAsync(db, ct)).Counts;
        var wider = terms.Select(t =>
            t.Or(Near(t.Word, counts.Select(c => c.Key)).Select(w => new[] { w })).Or(CompoundsOf(t.Word, counts, isHeadKnown: false))).ToList();
        return wider.Zip(terms).Any(pair => pair.First.Ways.Count > pair.Second.Ways.Count) ? wider : null;
    }

    /// <summary>
    /// The word that was probably meant: near to this one, and in more than three times as many names. Null where the word is as good as any.
    /// </summary>
    public async Task<string?> MeantAsync(CatalogDbContext db, string word, CancellationToken ct)
    {
        if (ErrorsIn(word) == 0) return null;
        var counts = (await ReadAsync(db, ct)).Counts;
        var own = counts.GetValueOrDefault(word);
        if (own == 0 && counts.Any(c => c.Key.StartsWith(word, StringComparison.Ordinal))) return null;
        return Near(word, counts.Where(c => c.Value > 3 * own && c.Key != word).Select(c => c.Key)).MaxBy(w => counts.GetValueOrDefault(w));
    }

    private static bool IsPart(string word) => word.Length >= LeastPart && word.All(char.IsLetter);

    private static IEnumerable<IReadOnlyList<string>> CompoundsOf(string part, ConcurrentDictionary<string, int> counts, bool isHeadKnown) => !IsPart(part)
        ? []
        : counts.Where(c => c.Value > 0 && c.Key.Length >= part.Length + LeastHead && c.Key.EndsWith(part, StringComparison.Ordinal))
            .Where(c => !isHeadKnown || IsKnown(c.Key[..^part.Length], counts))
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MaxCompounds).Select(c => new[] { c.Key });

    private static bool IsKnown(string head, ConcurrentDictionary<string, int> counts) => Links.Any(link =>
        head.Length >= link.Length + LeastHead && head.EndsWith(link, StringComparison.Ordinal) && counts.GetValueOrDefault(head[..^link.Length]) > 0);

    /// <summary>The nearest of the words: those that take the fewest errors to get to.</summary>
    internal static IReadOnlyList<string> Near(string word, IEnumerable<string> words)
    {
        var (near, least) = (new List<string>(), ErrorsIn(word));
        if (least == 0) return near;
        foreach (var other in words)
        {
            if (Math.Abs(other.Length - word.Length) > least || Errors(word, other, least) is not { } errors) continue;
            if (errors < least) near.Clear();
            least = errors;
            if (near.Count < MaxNear) near.Add(other);
        }
        return near;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>How many errors a word may hold. Short ones would become any other; what has a digit in it is a number or a code.</summary>
    private static int ErrorsIn(string word) => word.Any(c => !char.IsLetter(c)) ? 0 : word.Length switch { < 4 => 0, < 6 => 1, _ => 2 };

    /// <summary>Letters left out, put in, mistaken or swapped with their neighbour (optimal string alignment); null for more than the most.</summary>
    private static int? Errors(string a, string b, int most)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }
            if (least > most) return null;
            var free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[b.Length] <= most ? last[b.Length] : null;
    }

    /// <summary>
    /// New products are read each time; all of them again, for words that are gone or changed, once fifty times as long has passed as that takes.
    /// </summary>
    private async Task<Words> ReadAsync(CatalogDbContext db, CancellationToken ct)
    {
        if (IsFresh(_words)) return _words!;
        // One at a time: the others find what the first one read.
        await _one.WaitAsync(ct);
        try
        {
            if (IsFresh(_words)) return _words!;
            var (version, begun, known) = (cache.Version, clock.GetTimestamp(), _words);
            if (known is not null && clock.GetElapsedTime(known.AllAt, begun) > 50 * known.Took) known = null;
            var (counts, lastId, latest) = known is null ? (new(StringComparer.Ordinal), 0L, []) : (known.Counts, known.LastId, known.Latest);
            var (from, isSame) = (lastId - Overlap, true);
            var documents = db.SearchDocuments.AsNoTracking().Where(d => d.Id > from).OrderBy(d => d.Id).Select(d => new { d.Id, d.Name });
            await foreach (var document in documents.AsAsyncEnumerable().WithCancellation(ct))
            {
                if (!latest.Add(document.Id)) continue;
                isSame = false;
                lastId = Math.Max(lastId, document.Id);
                Count(document.Name, counts);
                if (counts.Count >= MaxWords) break;
            }
            latest.RemoveWhere(id => id <= lastId - Overlap);
            var now = clock.GetTimestamp();
            return _words = known is null
                ? new(counts, lastId, latest, version, begun, now, clock.GetElapsedTime(begun, now))
                : known with { LastId = lastId, Version = version, At = begun, Compounds = isSame ? known.Compounds : new(StringComparer.Ordinal) };
        }
        finally
        {
            _one.Release();
        }
    }

    private bool IsFresh(Words? words) => words is not null && words.Version == cache.Version && clock.GetElapsedTime(words.At) < FacetCache.OtherNodes;

    private static void Count(string name, ConcurrentDictionary<string, int> counts)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var joined = words.Zip(words.Skip(1), (a, b) => a + b).ToHashSet(StringComparer.Ordinal);
        foreach (var word in words.Where(w => w.Length > 2))
        {
            var more = joined.Contains(word) ? 0 : 1;
            counts.AddOrUpdate(word, more, (_, known) => known + more);
        }
    }
}
