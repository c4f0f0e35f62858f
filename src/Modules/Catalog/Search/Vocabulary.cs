using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <summary>
/// The words of products' names, for a question that finds nothing as it was typed: each of its words may then be one that differs by a typing error,
/// or by two where it is long. Read once after a change of the catalogue, and only when it is needed.
/// </summary>
internal sealed class Vocabulary(IProductSearch search, FacetCache cache) : IDisposable
{
    private const int MaxWords = 200_000;
    private const int MaxNear = 5;

    private readonly SemaphoreSlim _one = new(1, 1);

    private sealed record Words(IReadOnlyList<string> All);

    /// <summary>The question with the words that are near to its own; null where it finds something already, or nothing is near.</summary>
    public async Task<IReadOnlyList<SearchTerm>?> WidenAsync(
        CatalogDbContext db, IQueryable<Product> among, IReadOnlyList<SearchTerm> terms, CancellationToken ct)
    {
        if (!terms.Any(t => ErrorsIn(t.Word) > 0) || await search.Among(db, among, terms).AnyAsync(ct)) return null;
        var words = (await ReadAsync(db, ct)).All;
        var wider = terms.Select(t => t.Or(Near(t.Word, words).Select(w => new[] { w }))).ToList();
        return wider.Zip(terms).Any(pair => pair.First.Ways.Count > pair.Second.Ways.Count) ? wider : null;
    }

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

    private async Task<Words> ReadAsync(CatalogDbContext db, CancellationToken ct)
    {
        // One at a time: the others find what the first one read.
        await _one.WaitAsync(ct);
        try
        {
            return await cache.GetAsync(nameof(Vocabulary), async () =>
            {
                var words = new HashSet<string>(StringComparer.Ordinal);
                await foreach (var name in db.SearchDocuments.AsNoTracking().Select(d => d.Name).AsAsyncEnumerable().WithCancellation(ct))
                    if (words.Count < MaxWords) words.UnionWith(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2));
                return new Words([.. words]);
            });
        }
        finally
        {
            _one.Release();
        }
    }
}
