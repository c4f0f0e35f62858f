using ClickCart.Catalog.Products;
using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Categories;

/// <summary>The shop's shelves as a tree; each counts the active products on it and below it.</summary>
internal static class BrowseCategories
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Node> Items);

    public sealed record Node(string Slug, string Name, int Count, IReadOnlyList<Node> Children);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Catalog").MapGet("/categories", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .InLanguages().KeptUntilChanged("catalog").RequireAccess(Access.Anyone).SameForEverybody();
    }

    internal sealed class Handler(CatalogDbContext db, CategoryTree tree, FacetCache cache, Languages languages) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            await cache.GetAsync((request, languages.Asked), () => ReadAsync(cancellationToken));

        private async Task<Response> ReadAsync(CancellationToken cancellationToken)
        {
            var active = db.Products.WithSpecification(new InShop());
            var all = await db.Categories.AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id)
                .Select(c => new Shelf(c.Slug, c.Name, c.Parent, active.Count(p => p.Category == c.Slug))).ToListAsync(cancellationToken);
            if (languages.Asked is not null)
            {
                var names = (await tree.ShelvesAsync(cancellationToken)).ToDictionary(s => s.Slug, s => s.Name, StringComparer.Ordinal);
                all = all.ConvertAll(c => c with { Name = names.GetValueOrDefault(c.Slug, c.Name) });
            }
            var children = all.ToLookup(c => c.Parent ?? "", StringComparer.Ordinal);
            return new Response(Below(children, ""));
        }

        // The foreign key keeps parents existing, and moves are made one at a time: there are no rings.
        private static List<Node> Below(ILookup<string, Shelf> children, string parent) =>
        [
            .. from shelf in children[parent]
               let below = Below(children, shelf.Slug)
               select new Node(shelf.Slug, shelf.Name, shelf.Count + below.Sum(n => n.Count), below),
        ];

        private sealed record Shelf(string Slug, string Name, string? Parent, int Count);
    }
}
