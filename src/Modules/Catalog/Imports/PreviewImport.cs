using ClickCart.Catalog.Products;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Imports;

/// <summary>Says what would become of a table of products, and how it would be read, before anything is stored.</summary>
internal static class PreviewImport
{
    private const int Shown = 10;
    private const int MaxBadLines = 100;

    public sealed record Request(string? FileName, Upload File, string? Decimal) : IRequest<Result<Response>>;

    /// <param name="Sample">The first lines as they would be taken.</param>
    public sealed record Response(
        string? FileName, string? Decimal, CsvForm Detected, int Created, int Updated, int Rejected, IReadOnlyList<RejectedLine> BadLines,
        IReadOnlyList<ProductLine> Sample);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapPost("/products/imports/preview",
            async (HttpRequest http, IMediator m, CancellationToken ct) =>
            {
                var file = http.Form.Files["file"];
                var seen = await m.Send(new Request(file?.FileName, await Upload.ReadAsync(file, ct), http.Form["decimal"]), ct);
                return seen.Succeeded
                    ? Pages.Show(typeof(PreviewImportPage), seen.Value)
                    : seen.Redirect(_ => "/admin/products/imports", again: "/admin/products/imports");
            }).WithMetadata(new RequestSizeLimitAttribute(Import.MaxBytes + 64 * 1024)).RequireAccess(Permissions.ImportCatalog);
    }

    internal sealed class Handler(CatalogDbContext db, ProductImporter importer, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.File.Bytes.Length == 0) return Error.Invalid("file", "Choose a file.");
            var file = new MemoryStream(request.File.Bytes);
            var (created, updated, rejected, sample) = (0, 0, new List<RejectedLine>(), new List<ProductLine>());
            try
            {
                var form = await ProductCsv.DetectAsync(file, request.Decimal, cancellationToken);
                await foreach (var batch in ProductCsv.ReadAsync(file, form, cancellationToken).Chunk(ProductImporter.Batch))
                {
                    var lines = batch.Select(l => l.Good).OfType<ProductLine>().ToList();
                    var outcome = await importer.ImportAsync(lines, caller.Actor, cancellationToken);
                    // Nothing of it is kept.
                    db.ChangeTracker.Clear();
                    (created, updated) = (created + outcome.Created, updated + outcome.Updated);
                    rejected.AddRange([.. batch.Select(l => l.Bad).OfType<RejectedLine>(), .. outcome.Rejected]);
                    sample.AddRange(lines.Take(Shown - sample.Count));
                }
                return new Response(request.FileName, request.Decimal, form, created, updated, rejected.Count,
                    [.. rejected.OrderBy(r => r.Line).Take(MaxBadLines)], sample);
            }
            catch (ProblemException unreadable)
            {
                return unreadable.Error;
            }
        }
    }
}
