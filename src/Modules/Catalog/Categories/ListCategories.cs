namespace ClickCart.Catalog.Categories;

/// <summary>Every category flat, with how many products of any status lie directly in it; on the page as a tree.</summary>
internal static class ListCategories
{
    public sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    public sealed record Item(string Slug, string Name, string? Parent, int Products);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/categories",
                (PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Ok()).RequireAccess(Permissions.ReadCatalog);
            app.Admin().MapGet("/categories", async (CatalogDbContext db, CancellationToken ct) =>
                Pages.Show(typeof(ListCategoriesPage), await TreeAsync(db, ct))).RequireAccess(Permissions.ReadCatalog);
        }

        private static async Task<IReadOnlyList<Branch>> TreeAsync(CatalogDbContext db, CancellationToken ct)
        {
            var forest = new CategoryForest(await db.Categories.AsNoTracking().ToListAsync(ct));
            var counts = await db.Products.GroupBy(p => p.Category).Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);
            return [.. forest.Walk().Select(c => new Branch(forest.Of(c.Category, counts.GetValueOrDefault(c.Category.Slug)), c.Depth,
                forest.In(c.Category.Parent)[^1] == c.Category))];
        }
    }

    /// <param name="Depth">0 at the top.</param>
    /// <param name="IsLast">Of those with the same parent.</param>
    internal sealed record Branch(CategoryDetails Category, int Depth, bool IsLast);

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var categories = db.Categories.AsNoTracking();
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
                categories = categories.Where(c => c.CreatedAt >= at && (c.CreatedAt > at || c.Id > id));
            var rows = await categories.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(request.Page.Take)
                .Select(c => new { c.Id, c.CreatedAt, Item = new Item(c.Slug, c.Name, c.Parent, db.Products.Count(p => p.Category == c.Slug)) })
                .ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, r => (r.CreatedAt, r.Id), r => r.Item);
        }
    }
}
