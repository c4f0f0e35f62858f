namespace ClickCart.Catalog.Categories;

/// <summary>Takes a category's own picture away: the shop shows that of its newest product again.</summary>
internal static class RemoveCategoryPicture
{
    public sealed record Request(string Slug) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapDelete("/admin/categories/{slug}/picture", (string slug, IMediator m, CancellationToken ct) =>
                m.Send(new Request(slug), ct).NoContent()).RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/categories/{slug}/picture/remove", (string slug, IMediator m, CancellationToken ct) =>
                m.Send(new Request(slug), ct).Redirect($"/admin/categories/{slug}", "The picture is taken away.", again: $"/admin/categories/{slug}"))
                .RequireAccess(Permissions.EditCatalog);
        }
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Categories.FirstOrDefaultAsync(c => c.Slug == request.Slug, cancellationToken) is not { } category) return Category.NotFound;
            if (category.ImageUrl is not null) category.Show(null);
            return Result.Success;
        }
    }
}
