using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Adds uploaded pictures to a product, behind those it has: all of them or none. Refusals: 422 for what is no PNG, JPEG, WebP or SVG, or too large.
/// </summary>
internal static class AddPicture
{
    /// <param name="Files">One by the API, several by the page.</param>
    /// <param name="Alt">The pictures in words; missing: the product's name.</param>
    public sealed record Request(Guid ProductId, IReadOnlyList<Upload> Files, string? Alt) : IRequest<Result<ProductDetails>>;

    /// <summary>Of a form with several pictures, in bytes.</summary>
    private const int MaxForm = 60 * 1024 * 1024;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office")
                .MapPost("/admin/products/{id:guid}/pictures", async (Guid id, string? alt, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(id, [await Upload.ReadAsync(http.Body, ct)], alt), ct).Created(p => p.Images[^1].Url))
                .Accepts<byte[]>("image/png", "image/jpeg", "image/webp", "image/svg+xml")
                .WithMetadata(new RequestSizeLimitAttribute(PictureFile.MaxBytes + 1024)).RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/products/{id:guid}/pictures/new", async (Guid id, HttpRequest http, IMediator m, CancellationToken ct) =>
            {
                var page = $"/admin/products/{id}";
                var added = await m.Send(new Request(id, await Upload.ReadAllAsync(http.Form, "picture", ct), http.Form["alt"]), ct);
                // The picture comes with the form of the product: what was typed into it stays, and is not saved.
                return added.Succeeded ? Pages.Again(page) : added.Redirect(_ => page, again: page);
            })
                .WithMetadata(new RequestSizeLimitAttribute(MaxForm), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MaxForm })
                .RequireAccess(Permissions.EditCatalog).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Alt).MaximumLength(ProductImage.AltLength).IsLine("text");
    }

    internal sealed class Handler(CatalogDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<ProductDetails>>
    {
        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Products.WholeAsync(request.ProductId, cancellationToken) is not { } product) return Product.NotFound;
            if (request.Files.Count == 0) return Error.Invalid("picture", "Choose a picture.");
            var alt = string.IsNullOrWhiteSpace(request.Alt) ? product.Name : request.Alt.Trim();
            foreach (var upload in request.Files)
            {
                var taken = PictureFile.Of(upload.Bytes, caller.Actor, clock.GetUtcNow());
                if (taken.Error is { } refusal) return refusal;
                await db.KeepAsync(taken.Value, cancellationToken);
                if (product.AddPicture(new(taken.Value.Url, alt), taken.Value.At) is { } error) return error;
            }
            return ProductDetails.Of(product);
        }
    }
}
