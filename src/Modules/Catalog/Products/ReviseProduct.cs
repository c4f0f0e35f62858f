using System.Text.Json.Serialization;
using ClickCart.Catalog.Categories;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Replaces what is said about a product; a changed price leaves a row of history, a changed slug leads to the new one. An archived product comes back as
/// draft or active.
/// </summary>
internal static class ReviseProduct
{
    public sealed record Request : ProductFields, IRequest<Result<ProductDetails>>
    {
        [JsonIgnore] public Guid ProductId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPut("/admin/products/{id:guid}", (Guid id, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(request with { ProductId = id }, ct).Ok()).Refuses("sku-taken", "slug-taken").RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/products/{id:guid}",
                async (Guid id, Form<Request> form, FormVersion _, HttpRequest http, IMediator m, CancellationToken ct) =>
                    http.Form.ContainsKey(ProductForm.More)
                        ? Pages.Again()
                        : await form.Send(r => m.Send(r with { ProductId = id }, ct)).Redirect(p => $"/admin/products/{p.Id}", "The product is saved."))
                .RequireAccess(Permissions.EditCatalog);
        }
    }

    internal sealed class Validator : ProductFieldsRules<Request>;

    internal sealed class Handler(CatalogDbContext db, IAvailability availability, ICaller caller, ExpectedVersion expected, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<ProductDetails>>
    {
        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Products.WholeAsync(request.ProductId, cancellationToken) is not { } product) return Product.NotFound;
            if (expected.Misses(product)) return Error.Stale;

            var facts = request.ToFacts();
            if (await db.CategorySlugAsync(facts.Category, cancellationToken) is not { } category) return Category.Unknown(facts.Category);
            var added = facts.Variants.Select(v => v.Sku).Except(product.Variants.Select(v => v.Sku), StringComparer.Ordinal).ToList();
            var taken = await db.Variants.WithSpecification(new SkusOfOthers(added, product.Id)).Select(v => v.Sku).ToListAsync(cancellationToken);
            if (taken.Count > 0) return Product.SkuTaken(taken);
            var slug = request.Slug ?? product.Slug;
            if (slug != product.Slug && await db.Products.AnyAsync(p => p.Slug == slug, cancellationToken)) return Product.SlugTaken(slug);

            if (facts.Variants.Index().FirstOrDefault(v => v.Item.Stock is not null && !added.Contains(v.Item.Sku)) is { Item: { } counted } known)
                return Error.Invalid($"variants[{known.Index}].stock", $"{counted.Sku} is known already: its stock is changed by an adjustment.");
            if (slug != product.Slug) await db.LeadToAsync(product.Slug, product.Id, cancellationToken);
            db.CountNew(facts.Variants, caller.Actor);
            product.Revise(slug, facts with { Category = category }, await availability.StockedAsync(added, cancellationToken),
                new Edit(caller.Actor, clock.GetUtcNow(), ids));
            return ProductDetails.Of(product);
        }
    }
}
