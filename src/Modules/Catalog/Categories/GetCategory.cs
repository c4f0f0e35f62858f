namespace ClickCart.Catalog.Categories;

/// <summary>One category for the back office; an address that it had before leads to the present one.</summary>
internal static class GetCategory
{
    public sealed record Request(string Slug) : IRequest<Result<Response>>;

    /// <param name="Category">As it is.</param>
    /// <param name="Parents">Where it may lie, by slug; those inside others behind their parent's name.</param>
    /// <param name="Others">Where its products may go, by slug.</param>
    /// <param name="Former">The slugs that lead to it.</param>
    public sealed record Response(
        CategoryDetails Category, IReadOnlyList<(string Slug, string Label)> Parents, IReadOnlyList<(string Slug, string Label)> Others,
        IReadOnlyList<string> Former);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/categories/{slug}", (string slug, IMediator m, CancellationToken ct) =>
                CategoryAsync(m.Send(new Request(slug), ct)).Ok()).RequireAccess(Permissions.ReadCatalog);
            app.Admin().MapGet("/categories/{slug}", async Task<IResult> (string slug, IMediator m, CancellationToken ct) =>
            {
                var found = await m.Send(new Request(slug), ct);
                return found.Succeeded && found.Value.Category.Slug is var now && now != slug
                    ? Results.Redirect($"/admin/categories/{now}", permanent: true)
                    : await Task.FromResult(found).Page(typeof(GetCategoryPage));
            }).RequireAccess(Permissions.ReadCatalog);
        }

        private static async Task<Result<CategoryDetails>> CategoryAsync(Task<Result<Response>> found) =>
            await found is var answer && answer.Error is { } error ? error : answer.Value.Category;
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.CategorySlugAsync(request.Slug, cancellationToken) is not { } slug) return Category.NotFound;
            var forest = new CategoryForest(await db.Categories.AsNoTracking().ToListAsync(cancellationToken));
            if (forest.Find(slug) is not { } category) return Category.NotFound;
            var below = forest.Below(slug);
            var all = await Products.ProductForm.CategoriesAsync(db, cancellationToken);
            return new Response(forest.Of(category, await db.Products.CountAsync(p => p.Category == slug, cancellationToken)),
                [.. all.Where(c => !below.Contains(c.Slug))], [.. all.Where(c => c.Slug != slug)],
                await db.CategoryRedirects.Where(r => r.Category == slug).OrderBy(r => r.Slug).Select(r => r.Slug).ToListAsync(cancellationToken));
        }
    }
}
