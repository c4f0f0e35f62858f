using System.Text.Json.Serialization;

namespace ClickCart.Inventory.StockItems;

/// <summary>Says from how many available units down a SKU counts as low, or that it goes by the shop's threshold.</summary>
internal static class SetThreshold
{
    /// <param name="LowStockThreshold">Units; null: the SKU has none of its own, and the shop's counts.</param>
    public sealed record Request(int? LowStockThreshold) : IRequest<Result<Response>>
    {
        [JsonIgnore] public string Sku { get; init; } = "";
    }

    /// <param name="LowStockThreshold">The one that counts.</param>
    /// <param name="HasOwnThreshold">It is the SKU's own, not the shop's.</param>
    public sealed record Response(
        string Sku, int OnHand, int Held, int Available, int LowStockThreshold, bool HasOwnThreshold, int Version) : IVersioned;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPut("/admin/stock/{sku}/threshold", (string sku, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Sku = sku }, ct).Ok()).RequireAccess(Permissions.AdjustStock);
            // Without a version: each sale raises it, and nothing that changes meanwhile bears on the threshold.
            app.Admin().MapPost("/stock/{sku}/threshold", (string sku, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Sku = sku }, ct)).Redirect(i => StockItem.Page(i.Sku), "The threshold is set.", again: StockItem.Page(sku)))
                .RequireAccess(Permissions.AdjustStock);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.LowStockThreshold).InclusiveBetween(0, StockSettings.MostLowStock).WithName("The threshold");
    }

    internal sealed class Handler(InventoryDbContext db, StockSettings settings, ExpectedVersion expected) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.StockItems.FirstOrDefaultAsync(i => i.Sku == request.Sku, cancellationToken) is not { } item)
                return UnknownSku.Of(request.Sku, "in stock");
            if (expected.Misses(item)) return Error.Stale;
            item.WarnAt(request.LowStockThreshold);
            return new Response(item.Sku, item.OnHand, item.Held, item.Available, item.LowStockThreshold ?? settings.LowStock,
                item.LowStockThreshold is not null, item.Version);
        }
    }
}
