namespace ClickCart.Catalog.Imports;

/// <summary>Imports, the latest first or as they are sorted.</summary>
internal static class ListImports
{
    /// <param name="Sort"><c>-at</c> (default), or <c>file</c>, each with and without the minus sign.</param>
    public sealed record Request(string? Sort, PageRequest Page) : IRequest<Result<PagedResult<ImportDetails>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/imports", (string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(sort, page), ct).Ok()).RequireAccess(Permissions.ReadCatalog);
            app.Admin().MapGet("/products/imports", (string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(sort, page), ct).Page(typeof(ListImportsPage))).RequireAccess(Permissions.ReadCatalog).AsList();
        }
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<PagedResult<ImportDetails>>>
    {
        private static readonly ListSorts<Import, Guid> Sorts = new ListSorts<Import, Guid>("-at", i => i.Id)
            .By("at", i => i.CreatedAt).By("file", i => i.FileName);

        public async Task<Result<PagedResult<ImportDetails>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var sort = Sorts.Of(request.Sort);
            return sort.ToResult(request.Page, await sort.Take(db.Imports.AsNoTracking(), request.Page).ToListAsync(cancellationToken), ImportDetails.Of);
        }
    }
}
