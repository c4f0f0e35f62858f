using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Locations;
using ClickCart.Inventory.Transfers;

namespace ClickCart.Inventory.StockItems;

/// <summary>One SKU's stock, for staff.</summary>
internal static class GetStock
{
    public sealed record Request(string Sku) : IRequest<Result<Response>>;

    /// <param name="HasOwnThreshold">The low-stock threshold is the SKU's own, not the shop's.</param>
    /// <param name="Name">What the catalogue calls it; null for a SKU that it does not know any more.</param>
    public sealed record Response(
        string Sku, int OnHand, int Held, int Available, int LowStockThreshold, bool HasOwnThreshold, string? Name, Guid? ProductId,
        int Version) : IVersioned
    {
        /// <summary>Units that orders wait for. While there are any, none is available.</summary>
        public int Backordered { get; init; }

        /// <summary>How many may be ordered beyond what is on hand, by all who wait together; 0: none.</summary>
        public int BackorderLimit { get; init; }

        /// <summary>The shop's day from which more are expected; null where nobody knows.</summary>
        public DateOnly? ExpectedOn { get; init; }

        /// <summary>Shoppers read of a preorder.</summary>
        public bool IsPreorder { get; init; }

        /// <summary>Where the units on hand lie: every open location, and closed ones that still hold some.</summary>
        public IReadOnlyList<PlacedUnits> Locations { get; init; } = [];

        /// <summary>Units on their way from one location to another; they are on hand at neither.</summary>
        public int InTransit { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Inventory: back office").MapGet("/admin/stock/{sku}", (string sku, IMediator m, CancellationToken ct) => m.Send(new Request(sku), ct).Ok())
                .RequireAccess(Permissions.ReadStock);
    }

    internal sealed class Handler(InventoryDbContext db, StockSettings settings, ICatalog catalog) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.StockItems.AsNoTracking().FirstOrDefaultAsync(i => i.Sku == request.Sku, cancellationToken) is not { } item)
                return UnknownSku.Of(request.Sku, "in stock");
            var label = (await catalog.LabelsAsync([item.Sku], cancellationToken)).GetValueOrDefault(item.Sku);
            return new Response(item.Sku, item.OnHand, item.Held, item.Available, item.LowStockThreshold ?? settings.LowStock,
                item.LowStockThreshold is not null, label?.Name, label?.ProductId, item.Version)
            {
                Backordered = item.Backordered,
                BackorderLimit = item.BackorderLimit,
                ExpectedOn = item.ExpectedOn,
                IsPreorder = item.IsPreorder,
                Locations = PlacedUnits.Of(item, await db.PlacesAsync(item, cancellationToken), await LocationTable.ReadAsync(db, cancellationToken)),
                InTransit = await db.InTransitAsync(item.Sku, cancellationToken),
            };
        }
    }
}
