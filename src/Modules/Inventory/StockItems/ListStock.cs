using ClickCart.Catalog.Contracts;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// Stock by SKU, for staff: all, those whose SKU contains a text or whose product is
/// about it, those with fewer than so many available, or the low ones.
/// </summary>
internal static class ListStock
{
    /// <summary>Variants that one search may be about.</summary>
    private const int MaxAbout = 500;

    /// <param name="Sku">Part of a SKU, or words as in the search of products.</param>
    /// <param name="Below">A number: fewer than so many available; <c>threshold</c>: at or below their low-stock threshold, or the shop's;
    /// <c>backordered</c>: those that orders wait for; <c>overdue</c>: those of them that were expected on a day that has passed.</param>
    /// <param name="Sort"><c>sku</c> (default), <c>available</c>, <c>onHand</c> or <c>held</c>, with a minus sign the other way.</param>
    public sealed record Request(string? Sku, string? Below, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<Response>>>;

    /// <param name="HasOwnThreshold">The low-stock threshold is the SKU's own, not the shop's.</param>
    /// <param name="Name">What the catalogue calls it; null for a SKU that it does not know any more.</param>
    /// <param name="ProductId">The product that it is a variant of.</param>
    public sealed record Response(
        string Sku, int OnHand, int Held, int Available, int LowStockThreshold, bool HasOwnThreshold, string? Name, Guid? ProductId, string? ImageUrl)
    {
        /// <summary>Units that orders wait for.</summary>
        public int Backordered { get; init; }

        /// <summary>How many may be ordered beyond what is on hand; 0: none.</summary>
        public int BackorderLimit { get; init; }

        /// <summary>The shop's day from which more are expected; null where nobody knows.</summary>
        public DateOnly? ExpectedOn { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapGet("/admin/stock", (string? sku, string? below, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(sku, below, sort, page), ct).Ok()).RequireAccess(Permissions.ReadStock);
            app.Admin().MapGet("/stock", (string? sku, string? below, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(sku, below, sort, page), ct).Page(typeof(ListStockPage))).RequireAccess(Permissions.ReadStock).AsList();
        }
    }

    internal sealed class Handler(InventoryDbContext db, StockSettings settings, ICatalog catalog, ShopTime shop, TimeProvider clock)
        : IRequestHandler<Request, Result<PagedResult<Response>>>
    {
        private static readonly ListSorts<StockItem, Guid> Sorts = new ListSorts<StockItem, Guid>("sku", i => i.Id)
            .By("sku", i => i.Sku).By("available", i => i.OnHand - i.Held).By("onHand", i => i.OnHand).By("held", i => i.Held);

        public async Task<Result<PagedResult<Response>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var stock = db.StockItems.AsNoTracking();
            if (request.Sku?.Trim() is { Length: > 0 } part)
            {
                var about = await catalog.SkusAboutAsync(part, MaxAbout, cancellationToken);
                stock = about.Count == 0 ? stock.Where(i => i.Sku.Contains(part)) : stock.Where(i => i.Sku.Contains(part) || about.Contains(i.Sku));
            }
            if (request.Below is { Length: > 0 } below)
            {
                if (below is "threshold" or "true") stock = stock.Low(settings);
                else if (below is "backordered") stock = stock.Where(i => i.Backordered > 0);
                else if (below is "overdue" && shop.DayOf(clock.GetUtcNow()) is var today) stock = stock.Where(i => i.Backordered > 0 && i.ExpectedOn < today);
                else if (int.TryParse(below, out var limit) && limit >= 0) stock = stock.Where(i => i.OnHand - i.Held < limit);
                else return Error.Malformed("below is a number of units, 'threshold', 'backordered' or 'overdue'.");
            }
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(stock, request.Page).ToListAsync(cancellationToken);
            var labels = await catalog.LabelsAsync([.. rows.Select(r => r.Sku)], cancellationToken);
            return sort.ToResult(request.Page, rows, r =>
            {
                var label = labels.GetValueOrDefault(r.Sku);
                return new Response(r.Sku, r.OnHand, r.Held, r.Available, r.LowStockThreshold ?? settings.LowStock, r.LowStockThreshold is not null,
                    label?.Name, label?.ProductId, label?.ImageUrl)
                {
                    Backordered = r.Backordered,
                    BackorderLimit = r.BackorderLimit,
                    ExpectedOn = r.ExpectedOn,
                };
            });
        }
    }
}
