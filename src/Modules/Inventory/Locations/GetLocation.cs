namespace ClickCart.Inventory.Locations;

/// <summary>One location.</summary>
internal static class GetLocation
{
    public sealed record Request(Guid Id) : IRequest<Result<LocationResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapGet("/admin/locations/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.ReadStock);
            app.Admin().MapGet("/locations/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetLocationPage))).RequireAccess(Permissions.ReadStock);
        }
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<LocationResponse>>
    {
        public async Task<Result<LocationResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Locations.AsNoTracking().FirstOrDefaultAsync(l => l.Id == request.Id, cancellationToken) is { } location
                ? LocationResponse.Of(location)
                : request.Id == Location.MainId ? LocationResponse.Of(Location.Main(), isWritten: false) : Error.NotFound("location");
    }
}
