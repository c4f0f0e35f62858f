using System.Text.Json.Serialization;

namespace ClickCart.Inventory.Locations;

/// <summary>Sets all that staff says of a location. What lies there stays there.</summary>
internal static class ChangeLocation
{
    public sealed record Request : LocationFields, IRequest<Result<LocationResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPut("/admin/locations/{id:guid}", (Guid id, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).Refuses("location-exists").RequireAccess(Permissions.AdjustStock);
            app.Admin().MapPost("/locations/{id:guid}", (Guid id, Form<Request> form, FormVersion expected, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(_ => "/admin/locations", "The location is saved."))
                .RequireAccess(Permissions.AdjustStock);
        }
    }

    internal sealed class Validator : LocationRules<Request>;

    internal sealed class Handler(InventoryDbContext db, ExpectedVersion expected) : IRequestHandler<Request, Result<LocationResponse>>
    {
        public async Task<Result<LocationResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var known = await LocationTable.ReadAsync(db, cancellationToken);
            var location = await db.Locations.FirstOrDefaultAsync(l => l.Id == request.Id, cancellationToken);
            if (location is null && request.Id != Location.MainId) return Error.NotFound("location");
            if (expected.Misses(location ?? (IVersioned)new NotWritten())) return Error.Stale;
            if (location is null) db.Locations.Add(location = Location.Main());
            location.Change(request);
            return await known.ClashAsync(db, location, cancellationToken) is { } refusal ? refusal : LocationResponse.Of(location);
        }

        /// <summary>The main location of a shop that never changed it.</summary>
        private sealed record NotWritten : IVersioned
        {
            public int Version => 0;
        }
    }
}
