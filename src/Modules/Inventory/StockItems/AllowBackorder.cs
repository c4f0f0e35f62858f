using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Holds;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// Says how many units of a SKU may be ordered before they are there, and when they are expected. It begins the stock of a SKU that never had any. Orders
/// that wait already keep their place, and read of the new day. Publishes AvailabilityCrossedZero and OrderWaitsChanged.
/// </summary>
internal static class AllowBackorder
{
    /// <param name="Limit">Units beyond what is on hand, for all orders that wait together; 0 ends it for those who come.</param>
    /// <param name="ExpectedOn">The shop's day from which they are there, which shoppers read; null where nobody knows. Missing only without preorder.</param>
    /// <param name="IsPreorder">It was not on sale before: shoppers read of a preorder.</param>
    public sealed record Request(int? Limit, DateOnly? ExpectedOn, bool? IsPreorder) : IRequest<Result<Response>>
    {
        [JsonIgnore] public string Sku { get; init; } = "";
    }

    /// <param name="Backordered">Units that orders wait for.</param>
    public sealed record Response(
        string Sku, int OnHand, int Held, int Available, int Backordered, int BackorderLimit, DateOnly? ExpectedOn, bool IsPreorder, int Version) : IVersioned;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPut("/admin/stock/{sku}/backorder", (string sku, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Sku = sku }, ct).Ok()).RequireAccess(Permissions.AdjustStock)
                .WithSummary("Say how many of a SKU may be ordered before they are there; of a SKU without stock any version is taken");
            // Without a version: each sale raises it, and nothing that changes meanwhile bears on this.
            app.Admin().MapPost("/stock/{sku}/backorder", (string sku, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Sku = sku }, ct))
                    .Redirect(i => StockItem.Page(i.Sku), "It is set. Shoppers read it at once.", again: StockItem.Page(sku)))
                .RequireAccess(Permissions.AdjustStock);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        /// <summary>Whoever waits longer has most likely been shown a typing error.</summary>
        private const int MostYears = 5;

        public Validator(ShopTime shop, TimeProvider clock)
        {
            RuleFor(r => r.Limit).NotNull().InclusiveBetween(0, StockItem.MostBackordered).WithName("The limit");
            RuleFor(r => r.ExpectedOn).Must(day => day >= shop.DayOf(clock.GetUtcNow())).When(r => r.ExpectedOn is not null)
                .WithMessage("This day has passed. Enter the day on which more are expected, or none.");
            RuleFor(r => r.ExpectedOn).Must(day => day <= shop.DayOf(clock.GetUtcNow()).AddYears(MostYears)).When(r => r.ExpectedOn is not null)
                .WithMessage($"Nobody waits that long: enter a day within {MostYears} years.");
            RuleFor(r => r.ExpectedOn).NotNull().When(r => r is { IsPreorder: true, Limit: > 0 }).WithMessage("A preorder says from when it is there.");
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICatalog catalog, ExpectedVersion expected, IIds ids) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var item = await db.StockItems.FirstOrDefaultAsync(i => i.Sku == request.Sku, cancellationToken);
            if (item is null)
            {
                if (!await catalog.KnowsAsync(request.Sku, cancellationToken)) return UnknownSku.Of(request.Sku, "in the catalogue");
                db.StockItems.Add(item = new StockItem(ids.New(), request.Sku));
            }
            else if (expected.Misses(item)) return Error.Stale;
            var (before, day) = (item.Level, item.ExpectedOn);
            item.AllowBackorder(request.Limit!.Value, request.ExpectedOn, request.IsPreorder is true);
            db.PublishAvailability(item, before);
            if (item.ExpectedOn != day && item.Backordered > 0)
            {
                var waiting = await db.Holds.Waiting(item.Sku).Select(h => h.OrderId).ToListAsync(cancellationToken);
                foreach (var order in waiting) db.Publish(new OrderWaitsChanged(order));
            }
            return new Response(item.Sku, item.OnHand, item.Held, item.Available, item.Backordered, item.BackorderLimit, item.ExpectedOn, item.IsPreorder,
                item.Version);
        }
    }
}
