namespace ClickCart.Inventory.Locations;

/// <summary>All locations: open ones first, by priority.</summary>
internal static class ListLocations
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<LocationResponse> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapGet("/admin/locations", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .RequireAccess(Permissions.ReadStock);
            app.Admin().MapGet("/locations", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ListLocationsPage)))
                .RequireAccess(Permissions.ReadStock);
        }
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var table = await LocationTable.ReadAsync(db, cancellationToken);
            return new Response([.. table.All.Select(l => LocationResponse.Of(l, !l.IsMain || table.MainIsWritten))]);
        }
    }
}
