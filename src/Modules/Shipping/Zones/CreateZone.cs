namespace ClickCart.Shipping.Zones;

/// <summary>Adds a delivery zone with its methods. With the first one the shop delivers where its zones say, and nowhere else.</summary>
internal static class CreateZone
{
    public sealed record Request : ZoneFields, IRequest<Result<ZoneResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapPost("/admin/shipping-zones", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(z => $"{Endpoints.ApiPrefix}/admin/shipping-zones/{z.Id}"))
                .Refuses("zone-exists").RequireAccess(Permissions.EditShipping).ChangesSettings();
            app.Admin().MapGet("/shipping-zones/new", () => Pages.Show<CreateZonePage>()).RequireAccess(Permissions.EditShipping);
            app.Admin().MapPost("/shipping-zones/new", async (Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
                http.Form.ContainsKey(ZoneForm.More)
                    ? Pages.Again()
                    : await form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/shipping-zones", "The zone is there. Carts see it at once."))
                .RequireAccess(Permissions.EditShipping).ChangesSettings().Keyed();
        }
    }

    internal sealed class Validator : ZoneRules<Request>;

    internal sealed class Handler(ShippingDbContext db, IIds ids) : IRequestHandler<Request, Result<ZoneResponse>>
    {
        public async Task<Result<ZoneResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (name, places) = (request.Name!.Trim(), request.ToPlaces());
            if (await db.OverlapOfAsync(null, name, places, cancellationToken) is { } overlap) return overlap;
            var zone = new Zone(ids, name, places, request.ToMethods());
            db.Zones.Add(zone);
            return ZoneResponse.Of(zone);
        }
    }
}
