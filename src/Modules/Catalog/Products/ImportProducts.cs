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
            if (charset is not null && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                && !charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            {
                throw new BadHttpRequestException("The file is UTF-8.", StatusCodes.Status415UnsupportedMediaType);
            }

            var (created, updated, rejected, batch) = (0, 0, new List<RejectedLine>(), new List<ProductLine>(ProductImporter.Batch));
            await foreach (var (good, bad) in ProductCsv.ReadAsync(http.Body, Encoding.UTF8, ct))
            {
                if (bad is not null) rejected.Add(bad);
                if (good is not null) batch.Add(good);
                if (batch.Count == ProductImporter.Batch) await SendAsync();
            }
            if (batch.Count > 0) await SendAsync();
            return new(new Response(created, updated, [.. rejected.OrderBy(r => r.Line)]));

            async Task SendAsync()
            {
                var landed = await mediator.Send(new Request([.. batch]), ct);
                if (landed.Error is { } error) throw new ProblemException(error);
                (created, updated) = (created + landed.Value.Created, updated + landed.Value.Updated);
                rejected.AddRange(landed.Value.Rejected);
                batch.Clear();
            }
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
