namespace ClickCart.Inventory.Locations;

/// <summary>Adds a location. It is empty until something is sent or counted there.</summary>
internal static class CreateLocation
{
    public sealed record Request : LocationFields, IRequest<Result<LocationResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/locations", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(l => $"{Endpoints.ApiPrefix}/admin/locations/{l.Id}"))
                .Refuses("location-exists").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapGet("/locations/new", () => Pages.Show<CreateLocationPage>()).RequireAccess(Permissions.AdjustStock);
            app.Admin().MapPost("/locations/new", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/locations", "The location is there. It is empty until you send something to it."))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Validator : LocationRules<Request>;

    internal sealed class Handler(InventoryDbContext db, IIds ids) : IRequestHandler<Request, Result<LocationResponse>>
    {
        public async Task<Result<LocationResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var known = await LocationTable.ReadAsync(db, cancellationToken);
            var location = new Location(ids.New(), request);
            if (await known.ClashAsync(db, location, cancellationToken) is { } refusal) return refusal;
            if (known.All.Count >= Location.Most) return Error.Conflict("location-exists", $"A shop has at most {Location.Most} locations.");
            db.Locations.Add(location);
            return LocationResponse.Of(location);
        }
    }
}
