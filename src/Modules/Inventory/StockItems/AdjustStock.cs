using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Holds;
using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// Adds or removes units by hand. The first adjustment of a SKU that the catalogue knows begins its stock. What orders wait for is theirs at once.
/// Publishes AvailabilityCrossedZero and OrderWaitsChanged.
/// </summary>
internal static class AdjustStock
{
    /// <param name="Location">The code of the location where it happens; missing: the main one.</param>
    public sealed record Request(int? Delta, string? Reason, string? Location = null) : IRequest<Result<Response>>
    {
        [JsonIgnore] public string Sku { get; init; } = "";
    }

    /// <param name="Location">The code of the location where it happened.</param>
    public sealed record Response(
        string Sku, DateTimeOffset At, MovementKind Kind, int Delta, int Balance, string Reason, string? Reference, string Actor, string Location);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/stock/{sku}/adjustments", (string sku, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Sku = sku }, ct).Created(b => $"{Endpoints.ApiPrefix}/admin/stock/{Uri.EscapeDataString(b.Sku)}/movements"))
                .Refuses("stock-below-zero", "not-enough-there").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapPost("/stock/{sku}/adjustments", (string sku, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Sku = sku }, ct)).Redirect(b => StockItem.Page(b.Sku), "The adjustment is booked.", again: StockItem.Page(sku)))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public const int MaxDelta = 10_000_000;

        public Validator()
        {
            RuleFor(r => r.Delta).NotNull().NotEqual(0).InclusiveBetween(-MaxDelta, MaxDelta).WithName("The number of units");
            RuleFor(r => r.Reason).Reason(200);
            RuleFor(r => r.Location).MaximumLength(100);
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICatalog catalog, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var place = (await LocationTable.ReadAsync(db, cancellationToken)).Find(request.Location, "location", open: request.Delta > 0);
            if (place.Error is { } unknown) return unknown;
            if (!place.Value.IsMain)
            {
                // As parcels and transfers do, so that nobody waits for the other: first the SKU, then what lies there.
                await db.BeginWriteAsync(cancellationToken);
                await db.LockAsync(request.Sku, cancellationToken);
            }
            var item = await db.StockItems.FirstOrDefaultAsync(i => i.Sku == request.Sku, cancellationToken);
            if (item is null)
            {
                if (!await catalog.KnowsAsync(request.Sku, cancellationToken)) return UnknownSku.Of(request.Sku, "in the catalogue");
                db.StockItems.Add(item = new StockItem(ids.New(), request.Sku));
            }
            var before = item.Level;
            var there = await db.AtAsync(item.Sku, place.Value.Id, cancellationToken);
            var booked = item.Adjust(request.Delta!.Value, request.Reason!.Trim(), caller.Actor, clock.GetUtcNow(), place.Value.Code, there);
            if (booked.Error is { } refusal) return refusal;
            var movement = booked.Value;
            db.Movements.Add(movement);
            await db.GiveToWaitingAsync(item, cancellationToken);
            db.PublishAvailability(item, before);
            return new Response(item.Sku, movement.At, movement.Kind, movement.Delta, movement.Balance, movement.Reason, movement.Reference, movement.Actor,
                place.Value.Code);
        }
    }
}
