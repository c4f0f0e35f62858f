using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Categories;

/// <summary>Puts up a new shelf, behind those of the same parent. Refusals: 409 slug-taken.</summary>
internal static class CreateCategory
{
    /// <param name="Slug">Missing: made from the name.</param>
    /// <param name="Parent">The slug of the category it lies in; missing at the top.</param>
    /// <param name="Description">What the shop says above its products.</param>
    public sealed record Request(string? Name, string? Slug, string? Parent, string? Description = null) : IRequest<Result<CategoryDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/categories", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(c => $"{Endpoints.ApiPrefix}/admin/categories/{c.Slug}")).Refuses("slug-taken")
                .RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/categories", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/categories", "The category is made.")).RequireAccess(Permissions.EditCatalog).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsCategoryName();
            RuleFor(c => c.Slug).IsSlug();
            RuleFor(c => c.Slug).Must((c, s) => s is not null || c.Name is { Length: > Category.NameLength } || Slug.IsValid(Slug.Of(c.Name ?? "")))
                .WithMessage("No slug can be made from this name: send one.");
            RuleFor(c => c.Description).IsCategoryText();
        }
    }

    internal sealed class Handler(CatalogDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<CategoryDetails>>
    {
        public async Task<Result<CategoryDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            var slug = request.Slug ?? Slug.Of(request.Name!);
            var forest = await CategoryForest.ReadAsync(db, cancellationToken);
            if (forest.Find(slug) is not null) return Category.SlugTaken(slug);
            if (forest.Refuses(null, request.Parent) is { } refusal) return refusal;
            var siblings = forest.In(request.Parent);
            var category = new Category(ids.New(), slug, request.Name!.Trim(), request.Parent, clock.GetUtcNow(),
                siblings.Count == 0 ? 0 : siblings[^1].Position + 1, request.Description ?? "");
            db.Categories.Add(category);
            // An address that another category had before is this one's now.
            db.CategoryRedirects.RemoveRange(await db.CategoryRedirects.Where(r => r.Slug == slug).ToListAsync(cancellationToken));
            return forest.Of(category, 0) with { Position = siblings.Count };
        }
    }
}
