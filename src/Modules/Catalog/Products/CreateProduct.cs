using ClickCart.Catalog.Categories;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>Enters a product. Refusals: 409 sku-taken and slug-taken.</summary>
internal static class CreateProduct
{
    public sealed record Request : ProductFields, IRequest<Result<ProductDetails>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/products", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(p => $"{Endpoints.ApiPrefix}/admin/products/{p.Id}"))
                    .Refuses("sku-taken", "slug-taken").RequireAccess(Permissions.EditCatalog);
            app.Admin().MapGet("/products/new", (CatalogDbContext db, CancellationToken ct) => ProductForm.NewAsync(db, ct).Page(typeof(CreateProductPage)))
                .RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/products/new", async (Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
                http.Form.ContainsKey(ProductForm.More)
                    ? Pages.Again()
                    : await form.Send(r => m.Send(r, ct)).Redirect(p => $"/admin/products/{p.Id}", "The product is made. Give it pictures."))
                .RequireAccess(Permissions.EditCatalog).Keyed();
        }
    }

    internal sealed class Validator : ProductFieldsRules<Request>;

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<ProductDetails>>
    {
        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            var facts = request.ToFacts();
            if (await db.CategorySlugAsync(facts.Category, cancellationToken) is not { } category) return Category.Unknown(facts.Category);
            var skus = facts.Variants.Select(v => v.Sku).ToList();
            if (await db.Variants.WithSpecification(new SkusOfOthers(skus)).Select(v => v.Sku).ToListAsync(cancellationToken) is { Count: > 0 } taken)
                return Product.SkuTaken(taken);

            var id = ids.New();
            var wanted = request.Slug ?? Slug.Of(facts.Name, id);
            var known = await db.Products.Where(p => p.Slug.StartsWith(wanted)).Select(p => p.Slug).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            if (request.Slug is not null && known.Contains(request.Slug)) return Product.SlugTaken(request.Slug);

            var product = new Product(id, Slug.Free(wanted, known), facts with { Category = category },
                await availability.StockedAsync(skus, cancellationToken), clock.GetUtcNow());
            db.Products.Add(product);
            db.CountNew(facts.Variants, caller.Actor);
            return ProductDetails.Of(product);
        }
    }
}
