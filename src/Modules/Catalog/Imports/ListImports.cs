namespace ClickCart.Catalog.Imports;

/// <summary>Imports, the latest first.</summary>
internal static class ListImports
{
    public sealed record Request(PageRequest Page) : IRequest<Result<PagedResult<ImportDetails>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/imports", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Ok()).RequireAccess(Permissions.ReadCatalog);
            app.Admin().MapGet("/products/imports", (PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(page), ct).Page(typeof(ListImportsPage))).RequireAccess(Permissions.ReadCatalog);
        }
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<PagedResult<ImportDetails>>>
    {
        public async Task<Result<PagedResult<ImportDetails>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var imports = db.Imports.AsNoTracking();
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is var (at, id))
                imports = imports.Where(i => i.CreatedAt < at || (i.CreatedAt == at && i.Id < id));
            var rows = await imports.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, i => (i.CreatedAt, i.Id), ImportDetails.Of);
        }
    }
}
