namespace ClickCart.Catalog.Categories;

/// <summary>
/// Takes a category away. Its products go where the caller says, the categories in it to where it lay, and its address leads to where its products went,
/// or to the category it lay in. Refusals: 409 category-in-use while it has products and the caller does not say where they go.
/// </summary>
internal static class DeleteCategory
{
    /// <param name="ProductsTo">The slug of the category for its products; missing: it has none.</param>
    public sealed record Request(string Slug, string? ProductsTo) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapDelete("/admin/categories/{slug}", (string slug, string? productsTo, IMediator m, CancellationToken ct) =>
                m.Send(new Request(slug, productsTo), ct).NoContent()).Refuses("category-in-use", "validation-failed").RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/categories/{slug}/delete", (string slug, HttpRequest http, IMediator m, CancellationToken ct) =>
                m.Send(new Request(slug, http.Form["productsTo"].ToString() is { Length: > 0 } to ? to : null), ct)
                    .Redirect("/admin/categories", "The category is deleted.", again: $"/admin/categories/{slug}"))
                .RequireAccess(Permissions.EditCatalog);
        }
    }

    public static Error InUse(string slug, int products) => Error.Conflict("category-in-use",
        $"{(products == 1 ? "1 product lies" : $"{products} products lie")} in '{slug}'. Say which category they shall go to.").With("products", products);

    internal sealed class Handler(CatalogDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var forest = await CategoryForest.LockAsync(db, cancellationToken);
            if (forest.Find(request.Slug) is not { } category) return Category.NotFound;
            if (request.ProductsTo is { } to && (to == category.Slug || forest.Find(to) is null))
                return Error.Invalid("productsTo", "There is no other category of this slug.");
            var products = await db.Products.CountAsync(p => p.Category == category.Slug, cancellationToken);
            if (products > 0 && request.ProductsTo is null) return InUse(category.Slug, products);

            foreach (var child in forest.In(category.Slug)) forest.Place(child, category.Parent, int.MaxValue);
            await db.SaveChangesAsync(cancellationToken);
            if (request.ProductsTo is { } target) await db.MoveProductsAsync(category.Slug, target, clock.GetUtcNow(), cancellationToken);
            if ((request.ProductsTo ?? category.Parent) is { } next) await db.LeadToAsync(category.Slug, next, cancellationToken);
            db.Categories.Remove(category);
            return Result.Success;
        }
    }
}
