namespace ClickCart.Inventory.Locations;

/// <summary>Takes a closed location into use again.</summary>
internal static class ReopenLocation
{
    public sealed record Request(Guid Id) : IRequest<Result<LocationResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/locations/{id:guid}/reopen", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.AdjustStock);
            app.Admin().MapPost("/locations/{id:guid}/reopen", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(_ => "/admin/locations", "The location is open again.", again: $"/admin/locations/{id}"))
                .RequireAccess(Permissions.AdjustStock);
        }
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<LocationResponse>>
    {
        public async Task<Result<LocationResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Locations.FirstOrDefaultAsync(l => l.Id == request.Id, cancellationToken) is not { } location) return Error.NotFound("location");
            location.Close(false);
            return LocationResponse.Of(location);
        }
    }
}
