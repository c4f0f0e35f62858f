using ClickCart.Inventory.Counts;
using ClickCart.Inventory.Transfers;

namespace ClickCart.Inventory.Locations;

/// <summary>Ends a location that holds nothing and that nothing is on its way to or from. Its ledger stays.</summary>
internal static class CloseLocation
{
    public sealed record Request(Guid Id) : IRequest<Result<LocationResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/locations/{id:guid}/close", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .Refuses("location-in-use").RequireAccess(Permissions.AdjustStock);
            app.Admin().MapPost("/locations/{id:guid}/close", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(_ => "/admin/locations", "The location is closed.", again: $"/admin/locations/{id}"))
                .RequireAccess(Permissions.AdjustStock);
        }
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<LocationResponse>>
    {
        public async Task<Result<LocationResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Id == Location.MainId) return Location.InUse("The main location", "a shop always has it");
            if (await db.Locations.FirstOrDefaultAsync(l => l.Id == request.Id, cancellationToken) is not { } location) return Error.NotFound("location");
            if (await db.StockAtLocations.AnyAsync(s => s.LocationId == location.Id && s.Units > 0, cancellationToken))
                return Location.InUse(location.Code, "units lie there. Send them to another location, or adjust them away");
            if (await db.Transfers.AnyAsync(t => (t.FromId == location.Id || t.ToId == location.Id)
                && (t.State == TransferState.Draft || t.State == TransferState.Sent), cancellationToken))
                return Location.InUse(location.Code, "a transfer from it or to it is open. Receive or cancel it first");
            if (await db.Counts.AnyAsync(c => c.LocationId == location.Id && c.State == CountState.Open, cancellationToken))
                return Location.InUse(location.Code, "it is being counted. Book or cancel the count first");
            location.Close(true);
            return LocationResponse.Of(location);
        }
    }
}
