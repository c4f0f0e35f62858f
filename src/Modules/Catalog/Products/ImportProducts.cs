using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Takes a table of products (<see cref="ProductImporter"/>) while the caller waits. The endpoint reads the file as it streams in and sends a batch of
/// good lines at a time, each its own commit; a file cut off half-way has landed up to there, and sending it again changes nothing twice.
/// </summary>
internal static class ImportProducts
{
    private const long MaxBytes = 128 * 1024 * 1024;

    public sealed record Request(IReadOnlyList<ProductLine> Lines) : IRequest<Result<Response>>;

    public sealed record Response(int Created, int Updated, IReadOnlyList<RejectedLine> Rejected);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog: back office").MapPost("/admin/products/import", ImportAsync)
            .Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(MaxBytes)).RequireAccess(Access.Admin);

        private static async Task<OkResult<Response>> ImportAsync(HttpRequest http, IMediator mediator, CancellationToken ct)
        {
            var charset = http.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"');
            if (charset?.ToLowerInvariant() is not (null or "utf-8" or "us-ascii"))
                throw new BadHttpRequestException("The file is UTF-8.", StatusCodes.Status415UnsupportedMediaType);
            var (created, updated, rejected) = (0, 0, new List<RejectedLine>());
            await foreach (var batch in ProductCsv.ReadAsync(http.Body, Encoding.UTF8, ct).Chunk(ProductImporter.Batch))
            {
                var landed = await mediator.Send(new Request([.. batch.Select(l => l.Good).OfType<ProductLine>()]), ct);
                if (landed.Error is { } error) throw new ProblemException(error);
                (created, updated) = (created + landed.Value.Created, updated + landed.Value.Updated);
                rejected.AddRange([.. batch.Select(l => l.Bad).OfType<RejectedLine>(), .. landed.Value.Rejected]);
            }
            return new(new Response(created, updated, [.. rejected.OrderBy(r => r.Line)]));
        }
    }

    internal sealed class Handler(CatalogDbContext db, ProductImporter importer, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            db.ChangeTracker.Clear(); // of the batch before
            var outcome = await importer.ImportAsync(request.Lines, caller.Actor, cancellationToken);
            return new Response(outcome.Created, outcome.Updated, outcome.Rejected);
        }
    }
}
