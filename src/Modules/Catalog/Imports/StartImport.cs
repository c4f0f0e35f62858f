using ClickCart.Catalog.Products;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Imports;

/// <summary>Stores a table of products to be taken in the background. Refusals: 422 for a file that is empty, too large or lacks a column.</summary>
internal static class StartImport
{
    /// <param name="Decimal">How its prices write decimals, <c>point</c> or <c>comma</c>; missing: found out.</param>
    public sealed record Request(string? FileName, Upload File, string? Decimal = null) : IRequest<Result<ImportDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/imports",
                async (string? fileName, string? @decimal, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(fileName, await Upload.ReadAsync(http.Body, ct), @decimal), ct)
                        .Created(i => $"{Endpoints.ApiPrefix}/admin/imports/{i.Id}"))
                .Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(Import.MaxBytes)).RequireAccess(Permissions.ImportCatalog);
            app.Admin().MapPost("/products/imports", async (HttpRequest http, IMediator m, CancellationToken ct) =>
                await m.Send(new Request(http.Form.Files["file"]?.FileName, await Upload.ReadAsync(http.Form.Files["file"], ct), http.Form["decimal"]), ct)
                    .Redirect(i => $"/admin/products/imports/{i.Id}"))
                .WithMetadata(new RequestSizeLimitAttribute(Import.MaxBytes + 64 * 1024)).RequireAccess(Permissions.ImportCatalog).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.FileName).MaximumLength(Import.FileNameLength).IsLine("file's name");
    }

    internal sealed class Handler(CatalogDbContext db, ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<ImportDetails>>
    {
        public async Task<Result<ImportDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            var bytes = request.File.Bytes;
            if (bytes.Length == 0) return Error.Invalid("file", "Choose a file.");
            if (bytes.Length > Import.MaxBytes) return Error.Invalid("file", $"A file has at most {Import.MaxBytes / 1024 / 1024} MB.");
            try
            {
                // A wrong header line makes the rest useless.
                await ProductCsv.DetectAsync(new MemoryStream(bytes), request.Decimal, cancellationToken);
            }
            catch (ProblemException unreadable)
            {
                return unreadable.Error;
            }
            var name = string.IsNullOrWhiteSpace(request.FileName) ? "products.csv" : Path.GetFileName(request.FileName.Trim());
            var lines = bytes.Count(b => b == '\n') + (bytes[^1] == '\n' ? 0 : 1);
            var import = new Import(ids.New(), name, lines, bytes.Length, request.Decimal, caller.Actor, clock.GetUtcNow());
            db.Imports.Add(import);
            db.ImportFiles.Add(ImportFile.Of(import.Id, bytes));
            db.Enqueue(new RunImportJob(import.Id));
            return ImportDetails.Of(import);
        }
    }
}
