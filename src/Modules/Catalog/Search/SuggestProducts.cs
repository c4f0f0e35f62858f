using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <summary>
/// What somebody may be about to type: the last word completed, shelves and products of that name. The work is bounded however short the beginning is.
/// </summary>
internal static class SuggestProducts
{
    private const int MaxHits = 200;
    private const int MaxNames = 20;
    private const int MaxLength = 200;

    /// <param name="Q">The beginning of a question; of fewer than two letters or digits nothing comes.</param>
    public sealed record Request(string Q) : IRequest<Result<Response>>;

    /// <param name="Questions">At most 4, the most frequent first: each a question that finds something.</param>
    /// <param name="Categories">At most 3.</param>
    /// <param name="Products">At most 5, the best first.</param>
    public sealed record Response(IReadOnlyList<string> Questions, IReadOnlyList<Shelf> Categories, IReadOnlyList<Item> Products);

    public sealed record Shelf(string Slug, string Name);

    /// <param name="Price">The lowest of its variants.</param>
    public sealed record Item(string Slug, string Name, Money Price, string? ImageUrl);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog").MapGet("/products/suggestions",
            (string? q, HttpResponse http, IMediator m, CancellationToken ct) =>
            {
                http.Headers.CacheControl = "public, max-age=30";
                return m.Send(new Request(SearchText.CutAt(q?.Trim() ?? "", MaxLength)), ct).Ok();
            }).InLanguages().RequireAccess(Access.Anyone).SameForEverybody();
    }

    internal sealed class Handler(CatalogDbContext db, IProductSearch search, Vocabulary vocabulary, CategoryTree tree, ProductTexts texts)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var terms = SearchText.Terms(request.Q);
            if (terms.Count == 0 || (terms is [{ Word: { Length: 1 } letter }] && !Letters.IsUnspaced(new(letter[0])))) return new Response([], [], []);
            var found = await FindAsync(terms, cancellationToken);
            if (found.Count == 0 && await vocabulary.WidenAsync(db, InShop, terms, cancellationToken) is { } wider)
                found = await FindAsync(wider, cancellationToken);
            var names = await texts.NamesAsync(found.Select(f => f.Slug), cancellationToken);
            if (names.Count > 0) found = found.ConvertAll(f => f with { Name = names.GetValueOrDefault(f.Slug, f.Name) });
            return new Response(
                Completed(request.Q, found.ConvertAll(f => f.Name)),
                [
                    .. (await tree.ShelvesAsync(cancellationToken)).Where(s => Begins(s.Name, request.Q)).Take(3).Select(s => new Shelf(s.Slug, s.Name)),
                ],
                [.. found.Take(5)]);
        }

        private IQueryable<Product> InShop => db.Products.AsNoTracking().WithSpecification(new InShop());

        private Task<List<Item>> FindAsync(IReadOnlyList<SearchTerm> terms, CancellationToken ct) => (
            from hit in search.Hits(db, terms, MaxHits)
            join p in InShop on hit.ProductId equals p.Id
            orderby hit.Rank, p.Id
            select new Item(p.Slug, p.Name, new Money(p.PriceFrom, p.Currency), p.ImageUrl)).Take(MaxNames).ToListAsync(ct);

        /// <summary>The question with its last word as names go on with it.</summary>
        private static IReadOnlyList<string> Completed(string question, List<string> names)
        {
            if (question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not [.. var before, var last]) return [];
            var begun = Letters.Fold(last);
            return
            [
                .. names.SelectMany(n => NameWords.Of(n).Select(w => w.ToLowerInvariant()).Distinct(StringComparer.Ordinal))
                    .Where(w => Letters.Fold(w) is var folded && folded.Length > begun.Length && folded.StartsWith(begun, StringComparison.Ordinal))
                    .CountBy(w => w, StringComparer.Ordinal).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(4)
                    .Select(w => string.Join(' ', [.. before, w.Key])),
            ];
        }

        private static bool Begins(string name, string question)
        {
            var words = NameWords.Of(Letters.Fold(name)).ToList();
            return NameWords.Of(Letters.Fold(question)).All(asked => words.Exists(w => w.StartsWith(asked, StringComparison.Ordinal)));
        }
    }
}
