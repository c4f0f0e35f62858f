using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Categories;

/// <summary>Puts up a new shelf. Refusals: 409 slug-taken.</summary>
internal static class CreateCategory
{
    /// <param name="Slug">Missing: made from the name.</param>
    /// <param name="Parent">The slug of the category it lies in; missing at the top.</param>
    public sealed record Request(string? Name, string? Slug, string? Parent) : IRequest<Result<Response>>;

    public sealed record Response(string Slug, string Name, string? Parent);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Catalog: back office").MapPost("/admin/categories", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(c => $"{Endpoints.ApiPrefix}/products?category={c.Slug}")).Refuses("slug-taken")
                .RequireAccess(Access.Admin);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().WithMessage("A category has a name.").MaximumLength(Category.NameLength).IsLine("name");
            RuleFor(c => c.Slug).IsSlug();
            RuleFor(c => c.Slug).Must((c, s) => s is not null || c.Name is { Length: > Category.NameLength } || Slug.IsValid(Slug.Of(c.Name ?? "")))
                .WithMessage("No slug can be made from this name: send one.");
        }
    }

    internal sealed class Handler(CatalogDbContext db, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var slug = request.Slug ?? Slug.Of(request.Name!);
            if (await db.Categories.AnyAsync(c => c.Slug == slug, cancellationToken))
                return Error.Conflict("slug-taken", $"There is a category '{slug}' already.");
            if (request.Parent is { } parent && !(Slug.IsValid(parent) && await db.Categories.AnyAsync(c => c.Slug == parent, cancellationToken)))
                return Error.Invalid("parent", "There is no such category; parent is a category's slug.");
            var category = new Category(ids.New(), slug, request.Name!.Trim(), request.Parent, clock.GetUtcNow());
            db.Categories.Add(category);
            return new Response(category.Slug, category.Name, category.Parent);
        }
    }
}
