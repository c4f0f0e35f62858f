using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

/// <summary>Runs a list over what the words find: as they were typed and, where that is nothing at all, with the words that are near to them.</summary>
internal sealed class ProductFinder(CatalogDbContext db, IProductSearch search, Vocabulary vocabulary)
{
    /// <param name="Rows">What the list took of the candidates.</param>
    /// <param name="Candidates">All that the words find; null when they hold no letter or digit.</param>
    /// <param name="Terms">The words, as they found it; null without a question.</param>
    /// <param name="IsWidened">They found nothing as they were typed.</param>
    public sealed record Found<T>(List<T> Rows, IQueryable<Candidate>? Candidates, IReadOnlyList<SearchTerm>? Terms, bool IsWidened = false);

    public async Task<Found<T>> FindAsync<T>(
        string? question, IQueryable<Product> among, Func<IQueryable<Candidate>, Task<List<T>>> list, CancellationToken ct)
    {
        var terms = string.IsNullOrWhiteSpace(question) ? null : SearchText.Terms(question);
        if (terms is { Count: 0 }) return new([], null, terms);
        if (terms is not null) terms = await vocabulary.WithCompoundsAsync(db, terms, ct);
        var candidates = search.Among(db, among, terms);
        var rows = await list(candidates);
        if (rows.Count > 0 || terms is null || await vocabulary.WidenAsync(db, among, terms, ct) is not { } wider) return new(rows, candidates, terms);
        candidates = search.Among(db, among, wider);
        return new(await list(candidates), candidates, wider, IsWidened: true);
    }
}
