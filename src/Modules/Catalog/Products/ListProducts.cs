using Carter;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog;

/// <summary>The back office's list, newest first, of every status.</summary>
internal static class ListProducts
{
    /// <param name="Q">Words, as in the shop's search, or a whole SKU.</param>
    public sealed record Request(string? Q, string? Status, Page Page) : IRequest<Result<Listing<Item>>>;

    public sealed record Item(Guid Id, string Slug, string Name, string Category, ProductStatus Status, Money Price, int Variants, string? ImageUrl, DateTimeOffset UpdatedAt, int Version);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog: back office").MapGet("/admin/products",
            (string? q, string? status, Page page, IMediator m, CancellationToken ct) => m.Send(new Request(q, status, page), ct).Ok()).For(Who.Staff);
    }

    internal sealed class Handler(CatalogDbContext db, IProductSearch search) : IRequestHandler<Request, Result<Listing<Item>>>
    {
        public async Task<Result<Listing<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var products = db.Products.AsNoTracking();
            if (!string.IsNullOrEmpty(request.Status))
            {
                if (request.Status is not ("draft" or "active" or "archived")) return Error.Malformed("status is draft, active or archived.");
                var status = Enum.Parse<ProductStatus>(request.Status, ignoreCase: true);
                products = products.Where(p => p.Status == status);
            }
            if (!string.IsNullOrWhiteSpace(request.Q))
            {
                var terms = SearchText.Terms(request.Q);
                if (terms.Count == 0) return new Listing<Item>([], null);
                products = from hit in search.Hits(db, terms) join p in products on hit.ProductId equals p.Id select p;
            }
            if (request.Page.After<(DateTimeOffset At, Guid Id)>() is { At: var at, Id: var id })
            {
                at = at.ToUniversalTime();
                products = products.Where(p => p.CreatedAt < at || (p.CreatedAt == at && p.Id < id));
            }
            var rows = await products.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(request.Page.Take)
                .Select(p => new { p.Id, p.Slug, p.Name, p.Category, p.Status, p.PriceFrom, p.Currency, Variants = p.Variants.Count, p.ImageUrl, p.CreatedAt, p.UpdatedAt, p.Version })
                .ToListAsync(cancellationToken);
            return request.Page.Answer(rows, r => (r.CreatedAt, r.Id), r => new Item(r.Id, r.Slug, r.Name, r.Category, r.Status, new(r.PriceFrom, r.Currency), r.Variants, r.ImageUrl, r.UpdatedAt, r.Version));
        }
    }
}
