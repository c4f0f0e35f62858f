using System.Text.Json.Serialization;

namespace ClickCart.Shipping.Zones;

/// <summary>Sets a zone, its places and its methods. Quotes that were given keep what they offered.</summary>
internal static class ChangeZone
{
    public sealed record Request : ZoneFields, IRequest<Result<ZoneResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapPut("/admin/shipping-zones/{id:guid}", (Guid id, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).Refuses("zone-exists").RequireAccess(Permissions.EditShipping).ChangesSettings();
            app.Admin().MapPost("/shipping-zones/{id:guid}",
                async (Guid id, Form<Request> form, FormVersion expected, HttpRequest http, IMediator m, CancellationToken ct) =>
                    http.Form.ContainsKey(ZoneForm.More)
                        ? Pages.Again()
                        : await form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(_ => "/admin/shipping-zones", "The zone is saved. New quotes use it."))
                .RequireAccess(Permissions.EditShipping).ChangesSettings();
        }
    }

    internal sealed class Validator : ZoneRules<Request>;

    internal sealed class Handler(ShippingDbContext db, ExpectedVersion expected, IIds ids) : IRequestHandler<Request, Result<ZoneResponse>>
    {
        public async Task<Result<ZoneResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Zones.FirstOrDefaultAsync(z => z.Id == request.Id, cancellationToken) is not { } zone) return Error.NotFound("zone");
            if (expected.Misses(zone)) return Error.Stale;
            var (name, places) = (request.Name!.Trim(), request.ToPlaces());
            if (await db.OverlapOfAsync(zone.Id, name, places, cancellationToken) is { } overlap) return overlap;
            zone.Change(ids, name, places, request.ToMethods());
            return ZoneResponse.Of(zone);
        }
    }
}
