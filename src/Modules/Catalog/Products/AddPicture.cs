using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Products;

/// <summary>Adds an uploaded picture to a product, behind those it has. Refusals: 422 for what is no PNG, JPEG, WebP or SVG, or too large.</summary>
internal static class AddPicture
{
    /// <param name="Alt">The picture in words; missing: the product's name.</param>
    public sealed record Request(Guid ProductId, Upload File, string? Alt) : IRequest<Result<ProductDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office")
                .MapPost("/admin/products/{id:guid}/pictures", async (Guid id, string? alt, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(id, await Upload.ReadAsync(http.Body, ct), alt), ct).Created(p => p.Images[^1].Url))
                .Accepts<byte[]>("image/png", "image/jpeg", "image/webp", "image/svg+xml")
                .WithMetadata(new RequestSizeLimitAttribute(PictureFile.MaxBytes + 1024)).RequireAccess(Access.Admin);
            app.Admin().MapPost("/products/{id:guid}/pictures/new", async (Guid id, HttpRequest http, IMediator m, CancellationToken ct) =>
            {
                var page = $"/admin/products/{id}";
                var added = await m.Send(new Request(id, await Upload.ReadAsync(http.Form.Files["picture"], ct), http.Form["alt"]), ct);
                // The picture comes with the form of the product: what was typed into it stays, and is not saved.
                return added.Succeeded ? Pages.Again(page) : added.Redirect(_ => page, again: page);
            })
                // Twice the size, so that a picture somewhat too large is refused at its field.
                .WithMetadata(new RequestSizeLimitAttribute(PictureFile.MaxBytes * 2)).RequireAccess(Access.Admin).Keyed();
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
            var taken = PictureFile.Of(request.File.Bytes, caller.Actor, clock.GetUtcNow());
            if (taken.Error is { } refusal) return refusal;
            var file = taken.Value;
            await db.KeepAsync(file, cancellationToken);
            var alt = string.IsNullOrWhiteSpace(request.Alt) ? product.Name : request.Alt.Trim();
            return product.AddPicture(new(file.Url, alt), file.At) is { } error ? error : ProductDetails.Of(product);
        }
    }
}
