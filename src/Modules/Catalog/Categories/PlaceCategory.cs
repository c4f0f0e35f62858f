using System.Text.Json.Serialization;

namespace ClickCart.Catalog.Categories;

/// <summary>Moves a category among those of the same parent. Placing it where it is changes nothing, so it needs no version.</summary>
internal static class PlaceCategory
{
    /// <param name="Position">From 0; beyond the end is the end.</param>
    public sealed record Request(int? Position) : IRequest<Result<CategoryDetails>>
    {
        [JsonIgnore] public string Slug { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/categories/{slug}/position", (string slug, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Slug = slug }, ct).Ok()).RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/categories/{slug}/position", (string slug, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Slug = slug }, ct)).Redirect(c => $"/admin/categories#{c.Slug}", again: "/admin/categories"))
                .RequireAccess(Permissions.EditCatalog);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Position).NotNull().GreaterThanOrEqualTo(0);
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<CategoryDetails>>
    {
        public async Task<Result<CategoryDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            var forest = await CategoryForest.LockAsync(db, cancellationToken);
            if (forest.Find(request.Slug) is not { } category) return Category.NotFound;
            forest.Place(category, category.Parent, request.Position!.Value);
            return forest.Of(category, await db.Products.CountAsync(p => p.Category == category.Slug, cancellationToken));
        }
    }
}
