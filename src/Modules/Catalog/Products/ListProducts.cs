using System.Linq.Expressions;

namespace ClickCart.Catalog.Products;

/// <summary>The back office's list, of every status: newest first, or as it is sorted.</summary>
internal static class ListProducts
{
    /// <param name="Q">Words, as in the shop's search, or a SKU or a part of one.</param>
    /// <param name="Sort">
    /// <c>newest</c> (default), <c>oldest</c>, <c>price</c>, <c>name</c> or <c>changed</c>, the latter three also with a minus sign; with words also
    /// <c>relevance</c>.
    /// </param>
    public sealed record Request(string? Q, string? Status, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Item>>>;

    public sealed record Item(
        Guid Id, string Slug, string Name, string Category, ProductStatus Status, Money Price, int Variants, string? ImageUrl, bool InStock,
        DateTimeOffset UpdatedAt, int Version);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapGet("/admin/products",
                (string? q, string? status, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(q, status, sort, page), ct).Ok()).RequireAccess(Permissions.ReadCatalog);
            app.Admin().MapGet("/products", (string? q, string? status, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, status, sort, page), ct).Page(typeof(ListProductsPage))).RequireAccess(Permissions.ReadCatalog).AsList();
        }
    }

    internal sealed class Handler(CatalogDbContext db, ProductFinder finder) : IRequestHandler<Request, Result<PagedResult<Item>>>
    {
        public async Task<Result<PagedResult<Item>>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (ProductSort.ParseForStaff(request.Sort, !string.IsNullOrWhiteSpace(request.Q)) is not { } sort)
                return Error.Malformed($"sort is one of {ProductSort.NamesForStaff}.");
            if (!sort.TryAfter(request.Page, out var after)) return Error.Malformed("cursor is not one that this list gave out.");
            var products = db.Products.AsNoTracking();
            if (!string.IsNullOrEmpty(request.Status))
            {
                if (request.Status is not ("draft" or "active" or "archived")) return Error.Malformed("status is draft, active or archived.");
                var status = Enum.Parse<ProductStatus>(request.Status, ignoreCase: true);
                products = products.Where(p => p.Status == status);
            }
            var found = await finder.FindAsync(request.Q, products, candidates =>
                sort.Take(candidates, after, request.Page.Take).Select(AsRow).ToListAsync(cancellationToken), cancellationToken);
            return request.Page.ToResult(found.Rows, r => sort.IsByChange ? r.KeyOf(sort) with { At = r.Item.UpdatedAt } : r.KeyOf(sort), r => r.Item);
        }

        private static readonly Expression<Func<Candidate, Sorted<Item>>> AsRow = c => new Sorted<Item>(
            new Item(c.Product.Id, c.Product.Slug, c.Product.Name, c.Product.Category, c.Product.Status, new Money(c.Product.PriceFrom, c.Product.Currency),
                c.Product.Variants.Count, c.Product.ImageUrl, c.Product.Variants.Any(v => v.InStock), c.Product.UpdatedAt, c.Product.Version),
            c.Product.Id, c.Product.PriceFrom, c.Product.CreatedAt, c.Product.SortName, c.Rank);
    }
}
