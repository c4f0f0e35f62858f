using System.Text.Json.Serialization;
using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Categories;

/// <summary>
/// Says anew what a category is called, where it lies and what its address is. Its old address leads to the new one. Refusals: 409 slug-taken.
/// </summary>
internal static class ReviseCategory
{
    /// <param name="Slug">Missing: as it was.</param>
    /// <param name="Parent">The slug of the category it lies in; missing at the top. Under another parent it comes last.</param>
    /// <param name="Description">What the shop says above its products.</param>
    /// <param name="Translations">The same in further languages, each once; missing: as they were.</param>
    public sealed record Request(string? Name, string? Slug, string? Parent, string? Description, IReadOnlyList<CategoryText>? Translations = null)
        : IRequest<Result<CategoryDetails>>
    {
        [JsonIgnore] public string Of { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPut("/admin/categories/{slug}", (string slug, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(request with { Of = slug }, ct).Ok()).Refuses("slug-taken").RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/categories/{slug}", (string slug, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Of = slug }, ct)).Redirect(c => $"/admin/categories/{c.Slug}", "The category is saved."))
                .RequireAccess(Permissions.EditCatalog);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsCategoryName();
            RuleFor(c => c.Slug).IsSlug();
            RuleFor(c => c.Description).IsCategoryText();
            RuleFor(c => c.Translations).AreCategoryTexts();
        }
    }

    internal sealed class Handler(CatalogDbContext db, ExpectedVersion expected, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<CategoryDetails>>
    {
        public async Task<Result<CategoryDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            var forest = await CategoryForest.LockAsync(db, cancellationToken);
            if (forest.Find(request.Of) is not { } category) return Category.NotFound;
            if (expected.Misses(category)) return Error.Stale;
            var slug = request.Slug ?? category.Slug;
            if (slug != category.Slug && forest.Find(slug) is not null) return Category.SlugTaken(slug);
            if (forest.Refuses(category, request.Parent) is { } refusal) return refusal;

            category.Revise(request.Name!.Trim(), request.Description ?? "", CategoryText.Kept(request.Translations));
            if (request.Parent != category.Parent) forest.Place(category, request.Parent, int.MaxValue);
            var products = await db.Products.CountAsync(p => p.Category == category.Slug, cancellationToken);
            var details = forest.Of(category, products);
            if (slug == category.Slug) return details;
            await RenameAsync(category, slug, cancellationToken);
            return details with { Slug = slug };
        }

        /// <summary>
        /// What refers to a category does so by its slug, so the category is followed by one of the new slug: first there, then referred to, then alone.
        /// </summary>
        private async Task RenameAsync(Category category, string slug, CancellationToken ct)
        {
            var (old, now) = (category.Slug, clock.GetUtcNow());
            db.Categories.Add(category.SucceedAs(ids.New(), slug));
            await db.SaveChangesAsync(ct);
            await db.Categories.Where(c => c.Parent == old).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Parent, slug).SetProperty(c => c.Version, c => c.Version + 1), ct);
            await db.MoveProductsAsync(old, slug, now, ct);
            await db.LeadToAsync(old, slug, ct);
            await db.Categories.Where(c => c.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, category.Version), ct);
            await db.Categories.Where(c => c.Slug == old).ExecuteDeleteAsync(ct);
        }
    }
}
