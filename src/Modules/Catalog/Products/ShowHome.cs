using ClickCart.Catalog.Categories;
using ClickCart.Catalog.Search;

namespace ClickCart.Catalog.Products;

/// <summary>The shop's front: its shelves, each with a picture of what stands on it, and what came in last.</summary>
internal static class ShowHome
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Window> Shelves, IReadOnlyList<ProductCard> New);

    /// <param name="Count">Products on the shelf and below it.</param>
    /// <param name="ImageUrl">Its own, or that of its newest product.</param>
    public sealed record Window(Shelf Shelf, int Count, string? ImageUrl);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Shop().MapGet("/", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ShowHomePage))).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(CatalogDbContext db, CategoryTree tree, ProductTexts texts, FacetCache cache) : IRequestHandler<Request, Result<Response>>
    {
        private const int Newest = 11;

        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            await cache.GetAsync((request, texts.Asked), () => ReadAsync(cancellationToken));

        private async Task<Response> ReadAsync(CancellationToken ct)
        {
            var windows = new List<Window>();
            foreach (var shelf in (await tree.ShelvesAsync(ct)).Where(s => s.Parent is null))
            {
                var below = await tree.SubtreeAsync(shelf.Slug, ct);
                var stands = db.Products.WithSpecification(new NewestInShop()).Where(p => below.Contains(p.Category));
                if (await stands.CountAsync(ct) is var count and > 0)
                    windows.Add(new(shelf, count, shelf.ImageUrl ?? await stands.Select(p => p.ImageUrl).FirstAsync(ct)));
            }
            return new(windows, await texts.SayAsync(
                await db.Products.WithSpecification(new NewestInShop()).Take(Newest).Select(ProductCard.Of).ToListAsync(ct), ct));
        }
    }
}
