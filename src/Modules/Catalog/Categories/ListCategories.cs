namespace ClickCart.Catalog.Categories;

/// <summary>Every category flat, with how many products of any status lie directly in it.</summary>
internal static class ListCategories
{
    public sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    public sealed record Item(string Slug, string Name, string? Parent, int Products);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog: back office").MapGet("/admin/categories",
            (PageRequest page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Ok()).RequireAccess(Access.Staff);
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var categories = db.Categories.AsNoTracking();
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
                categories = categories.Where(c => c.CreatedAt > at || (c.CreatedAt == at && c.Id > id));
            var rows = await categories.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(request.Page.Take)
                .Select(c => new { c.Id, c.CreatedAt, Item = new Item(c.Slug, c.Name, c.Parent, db.Products.Count(p => p.Category == c.Slug)) })
                .ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, r => (r.CreatedAt, r.Id), r => r.Item);
        }
    }
}
