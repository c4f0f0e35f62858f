using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Holds;
using ClickCart.Inventory.Locations;
using ClickCart.Inventory.Transfers;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// The page of one SKU: its levels, what may be done about them, its ledger. A SKU that the catalogue knows has one before its first adjustment, too.
/// </summary>
internal static class InspectStock
{
    /// <summary>So many of those that wait are listed.</summary>
    internal const int MostOrders = 50;

    public sealed record Request(string Sku, PageRequest Page) : IRequest<Result<Response>>;

    /// <param name="IsStocked">False before the first adjustment.</param>
    /// <param name="Waiting">Customers who are told when it is back.</param>
    public sealed record Response(
        string Sku, CatalogLabel? Label, bool IsStocked, int OnHand, int Held, int LowStockThreshold, bool HasOwnThreshold,
        PagedResult<StockMovement> Ledger, int Waiting)
    {
        /// <summary>Its levels and limits; null before the first adjustment.</summary>
        internal StockItem? Item { get; init; }

        /// <summary>The orders that wait for it, the first to be served first; at most as many as a page shows.</summary>
        public IReadOnlyList<WaitingOrder> Orders { get; init; } = [];

        /// <summary>The shop's locations.</summary>
        internal LocationTable Locations { get; init; } = null!;

        /// <summary>What lies where; empty before the first adjustment.</summary>
        public IReadOnlyList<PlacedUnits> Places { get; init; } = [];

        /// <summary>Units on their way from one location to another.</summary>
        public int InTransit { get; init; }

        public int Available => OnHand - Held;
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Admin().MapGet("/stock/{sku}", (string sku, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(sku, page), ct).Page(typeof(InspectStockPage))).RequireAccess(Permissions.ReadStock);
    }

    internal sealed class Handler(InventoryDbContext db, StockSettings settings, ICatalog catalog, IEnumerable<IWaitingBuyers> buyers, IOrderReader orders)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var item = await db.StockItems.AsNoTracking().FirstOrDefaultAsync(i => i.Sku == request.Sku, cancellationToken);
            var label = (await catalog.LabelsAsync([request.Sku], cancellationToken)).GetValueOrDefault(request.Sku);
            var waiting = 0;
            foreach (var known in buyers) waiting += (await known.CountAsync([request.Sku], cancellationToken)).GetValueOrDefault(request.Sku);
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            if (item is null)
                return label is null ? UnknownSku.Of(request.Sku, "in the catalogue")
                    : new Response(request.Sku, label, false, 0, 0, settings.LowStock, false, new([], null), waiting) { Locations = locations };
            var ledger = await db.LedgerAsync(item.Sku, request.Page, m => m, cancellationToken);
            return new Response(item.Sku, label, true, item.OnHand, item.Held, item.LowStockThreshold ?? settings.LowStock,
                item.LowStockThreshold is not null, ledger, waiting)
            {
                Item = item,
                Locations = locations,
                Places = PlacedUnits.Of(item, await db.PlacesAsync(item, cancellationToken), locations),
                InTransit = locations.AreSeveral ? await db.InTransitAsync(item.Sku, cancellationToken) : 0,
                Orders = item.Backordered == 0 ? []
                    : (await WaitingOrder.ListAsync(db, orders, item.Sku, new(MostOrders, null), cancellationToken)).Items,
            };
        }
    }
}
