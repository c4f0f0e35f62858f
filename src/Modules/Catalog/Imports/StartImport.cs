using System.Text;
using System.Text.Json.Serialization;
using ClickCart.Catalog.Products;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Imports;

/// <summary>Stores a table of products to be taken in the background. Refusals: 422 for a file that is empty, too large or lacks a column.</summary>
internal static class StartImport
{
    public sealed record Request(string? FileName, [property: JsonIgnore] byte[] Bytes) : IRequest<Result<ImportDetails>>
    {
        /// <summary>Stands for the bytes where requests are compared.</summary>
        public string Hash => Upload.Hash(Bytes);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/imports", async (string? fileName, HttpRequest http, IMediator m, CancellationToken ct) =>
                await m.Send(new Request(fileName, await Upload.ReadAsync(http.Body, ct)), ct).Created(i => $"{Endpoints.ApiPrefix}/admin/imports/{i.Id}"))
                .Accepts<string>("text/csv").WithMetadata(new RequestSizeLimitAttribute(Import.MaxBytes)).RequireAccess(Access.Admin);
            app.Admin().MapPost("/products/imports", async (HttpRequest http, IMediator m, CancellationToken ct) =>
                await m.Send(new Request(http.Form.Files["file"]?.FileName, await Upload.ReadAsync(http.Form.Files["file"]?.OpenReadStream(), ct)), ct)
                    .Redirect(i => $"/admin/products/imports/{i.Id}"))
                .WithMetadata(new RequestSizeLimitAttribute(Import.MaxBytes + 64 * 1024)).RequireAccess(Access.Admin).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.FileName)
            .MaximumLength(Import.FileNameLength)
            .Must(n => n is null || !n.Any(char.IsControl)).WithMessage("The file's name holds a control character.");
    }

    internal sealed class Handler(CatalogDbContext db, ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<ImportDetails>>
    {
        public async Task<Result<ImportDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Bytes.Length is 0 or > Import.MaxBytes)
                return Error.Invalid("file", request.Bytes.Length == 0 ? "Choose a file." : $"A file has at most {Import.MaxBytes / 1024 / 1024} MB.");
            try
            {
                // A wrong header line makes the rest useless.
                await foreach (var _ in ProductCsv.ReadAsync(new MemoryStream(request.Bytes), Encoding.UTF8, cancellationToken)) break;
            }
            catch (ProblemException unreadable)
            {
                return unreadable.Error;
            }
            var lines = request.Bytes.Count(b => b == '\n') + (request.Bytes[^1] == '\n' ? 0 : 1);
            var import = new Import(
                ids.New(), string.IsNullOrWhiteSpace(request.FileName) ? "products.csv" : Path.GetFileName(request.FileName.Trim()),
                lines, request.Bytes.Length, caller.Actor, clock.GetUtcNow());
            db.Imports.Add(import);
            db.ImportFiles.Add(ImportFile.Of(import.Id, request.Bytes));
            db.Enqueue(new RunImportJob(import.Id));
            return ImportDetails.Of(import);
        }
    }
}
