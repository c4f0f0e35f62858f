namespace ClickCart.Catalog.Imports;

/// <summary>Imports, the latest first.</summary>
internal static class ListImports
{
    public sealed record Request(Page Page) : IRequest<Result<Listing<ImportDetails>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/imports", (Page page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Ok()).For(Who.Staff);
            app.Office().MapGet("/products/imports", (Page page, IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Page(typeof(ListImportsPage))).For(Who.Staff);
        }
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<Listing<ImportDetails>>>
    {
        public async Task<Result<Listing<ImportDetails>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var imports = db.Imports.AsNoTracking();
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is { At: var at, Id: var id })
            {
                at = at.ToUniversalTime();
                imports = imports.Where(i => i.CreatedAt < at || (i.CreatedAt == at && i.Id < id));
            }
            var rows = await imports.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.Answer(rows, i => (i.CreatedAt, i.Id), ImportDetails.Of);
        }
    }
}
