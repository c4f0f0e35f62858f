using ClickCart.Catalog.Products;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Categories;

/// <summary>Gives a category a picture of its own. Refusals: 422 for what is no PNG, JPEG, WebP or SVG, or too large.</summary>
internal static class SetCategoryPicture
{
    public sealed record Request(string Slug, Upload File) : IRequest<Result<CategoryDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office")
                .MapPut("/admin/categories/{slug}/picture", async (string slug, IfMatch _, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(slug, await Upload.ReadAsync(http.Body, ct)), ct).Ok())
                .Accepts<byte[]>("image/png", "image/jpeg", "image/webp", "image/svg+xml")
                .WithMetadata(new RequestSizeLimitAttribute(PictureFile.MaxBytes + 1024)).RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/categories/{slug}/picture", async (string slug, HttpRequest http, IMediator m, CancellationToken ct) =>
                await m.Send(new Request(slug, await Upload.ReadAsync(http.Form.Files["picture"], ct)), ct)
                    .Redirect(c => $"/admin/categories/{c.Slug}", "The picture is saved.", again: $"/admin/categories/{slug}"))
                .WithMetadata(new RequestSizeLimitAttribute(PictureFile.MaxBytes * 2)).RequireAccess(Permissions.EditCatalog);
        }
    }

    internal sealed class Handler(CatalogDbContext db, ExpectedVersion expected, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<CategoryDetails>>
    {
        public async Task<Result<CategoryDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            var forest = await CategoryForest.ReadAsync(db, cancellationToken);
            if (forest.Find(request.Slug) is not { } category) return Category.NotFound;
            if (expected.Misses(category)) return Error.Stale;
            var taken = PictureFile.Of(request.File.Bytes, caller.Actor, clock.GetUtcNow());
            if (taken.Error is { } refusal) return refusal;
            await db.KeepAsync(taken.Value, cancellationToken);
            category.Show(taken.Value.Url);
            return forest.Of(category, await db.Products.CountAsync(p => p.Category == category.Slug, cancellationToken));
        }
    }
}
