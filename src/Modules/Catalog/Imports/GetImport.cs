using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Imports;

/// <summary>How far an import is, and the lines that it could not take.</summary>
internal static class GetImport
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    /// <param name="BadLines">The first 1,000 of them; <c>rejected</c> counts all.</param>
    public sealed record Response(ImportDetails Import, IReadOnlyList<RejectedLine> BadLines) : IVersioned
    {
        int IVersioned.Version => Import.Version;
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/imports/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.ReadCatalog);
            app.Admin().MapGet("/products/imports/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetImportPage))).RequireAccess(Permissions.ReadCatalog);
        }
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.Id, cancellationToken) is not { } import)
                return Error.NotFound("import");
            var bad = db.ImportRejections.Where(r => r.ImportId == import.Id).OrderBy(r => r.Line).Select(r => new RejectedLine(r.Line, r.Error));
            return new Response(ImportDetails.Of(import), await bad.ToListAsync(cancellationToken));
        }
    }
}
