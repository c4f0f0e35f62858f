using Ardalis.Specification.EntityFrameworkCore;
using Carter;
using ClickCart.Inventory.Contracts;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog;

/// <summary>One product of the shop, with how many of each variant can be bought now.</summary>
internal static class ViewProduct
{
    public sealed record Request(string IdOrSlug) : IRequest<Result<Response>>;

    public sealed record Response(
        Guid Id, string Slug, string Name, string Description, Shelf Category, IReadOnlyList<ProductImage> Images, IReadOnlyDictionary<string, string> Attributes,
        IReadOnlyList<Item> Variants) : IVersioned
    {
        internal int ProductVersion { get; init; }

        // The answer changes with the stock too, so the ETag does.
        int IVersioned.Version => Variants.Aggregate(ProductVersion, (version, v) => unchecked((version * 16777619) ^ v.Available)) & int.MaxValue;
    }

    public sealed record Shelf(string Slug, string Name);

    public sealed record Item(string Sku, string Name, Money Price, int Available);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog").MapGet("/products/{idOrSlug}",
            (string idOrSlug, IMediator m, CancellationToken ct) => m.Send(new Request(idOrSlug), ct).Ok()).For(Who.Anyone);
    }

    internal sealed class Handler(CatalogDbContext db, IAvailability availability) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var one = db.Products.AsNoTracking().WithSpecification(new InShop());
            if (Guid.TryParse(request.IdOrSlug, out var id)) one = one.Where(p => p.Id == id);
            else if (Slug.IsValid(request.IdOrSlug)) one = one.Where(p => p.Slug == request.IdOrSlug);
            else return Error.NotFound("product");

            var found = await (
                from p in one
                join c in db.Categories on p.Category equals c.Slug
                select new
                {
                    p.Id,
                    p.Slug,
                    p.Name,
                    p.Description,
                    Category = c.Slug,
                    CategoryName = c.Name,
                    p.Images,
                    p.Attributes,
                    p.Version,
                    Variants = p.Variants.OrderBy(v => v.Position).Select(v => new { v.Sku, v.Name, v.PriceAmount, v.Currency }).ToList(),
                }).FirstOrDefaultAsync(cancellationToken);
            if (found is null) return Error.NotFound("product");

            var available = await availability.OfAsync([.. found.Variants.Select(v => v.Sku)], cancellationToken);
            return new Response(
                found.Id, found.Slug, found.Name, found.Description, new(found.Category, found.CategoryName), found.Images, ProductAttribute.ToObject(found.Attributes),
                [.. found.Variants.Select(v => new Item(v.Sku, v.Name.Length > 0 ? v.Name : found.Name, new(v.PriceAmount, v.Currency), available.GetValueOrDefault(v.Sku)))])
            { ProductVersion = found.Version };
        }
    }
}
