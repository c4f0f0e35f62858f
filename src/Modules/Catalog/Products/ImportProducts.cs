using System.Text.Json.Serialization;
using ClickCart.Catalog.Imports;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Takes a table of products (<see cref="ProductImporter"/>) while the caller waits, a batch of good lines at a time, each its own commit; or, as a preview,
/// says what would become of it and stores nothing. Sending a file again changes nothing twice.
/// </summary>
internal static class ImportProducts
{
    private const int MaxBytes = 128 * 1024 * 1024;

    /// <param name="Preview">Store nothing.</param>
    public sealed record Request(IReadOnlyList<ProductLine> Lines, bool Preview) : IRequest<Result<Response>>;

    /// <param name="Rejected">The first 1,000 lines that are not taken.</param>
    /// <param name="RejectedLines">How many are not taken in all.</param>
    /// <param name="Detected">How the file was read; in a preview.</param>
    public sealed record Response(
        int Created, int Updated, IReadOnlyList<RejectedLine> Rejected, int RejectedLines,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CsvForm? Detected = null);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog: back office").MapPost("/admin/products/import", ImportAsync)
            .Accepts<string>("text/csv").Refuses("validation-failed").WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .RequireAccess(Permissions.ImportCatalog);

        private static async Task<OkResult<Response>> ImportAsync(bool? preview, string? @decimal, HttpRequest http, IMediator mediator, CancellationToken ct)
        {
            var charset = http.GetTypedHeaders().ContentType?.Charset.Value?.Trim('"');
            if (charset?.ToLowerInvariant() is not (null or "utf-8" or "us-ascii" or "utf-16" or "utf-16le" or "utf-16be"))
                throw new ProblemException(Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType)! with { Detail = "The table is UTF-8 or UTF-16." });
            // Read twice: how prices are written is known when all of them were seen.
            http.EnableBuffering(bufferThreshold: 1024 * 1024);
            var form = await ProductCsv.DetectAsync(http.Body, @decimal, ct);
            var (created, updated, lines, rejected) = (0, 0, 0, new List<RejectedLine>());
            await foreach (var batch in ProductCsv.ReadAsync(http.Body, form, ct).Chunk(ProductImporter.Batch))
            {
                var landed = await mediator.Send(new Request([.. batch.Select(l => l.Good).OfType<ProductLine>()], preview is true), ct);
                if (landed.Error is { } error) throw new ProblemException(error);
                (created, updated) = (created + landed.Value.Created, updated + landed.Value.Updated);
                RejectedLine[] bad = [.. batch.Select(l => l.Bad).OfType<RejectedLine>().Concat(landed.Value.Rejected).OrderBy(r => r.Line)];
                lines += bad.Length;
                rejected.AddRange(bad.Take(Import.MaxRejections - rejected.Count));
            }
            return new(new Response(created, updated, rejected, lines, preview is true ? form : null));
        }
    }

    internal sealed class Handler(CatalogDbContext db, ProductImporter importer, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            db.ChangeTracker.Clear(); // of the batch before
            var outcome = await importer.ImportAsync(request.Lines, caller.Actor, cancellationToken);
            if (request.Preview) db.ChangeTracker.Clear();
            return new Response(outcome.Created, outcome.Updated, outcome.Rejected, outcome.Rejected.Count);
        }
    }
}
