namespace ClickCart.Shipping.Zones;

/// <summary>One delivery zone with its methods.</summary>
internal static class GetZone
{
    public sealed record Request(Guid Id) : IRequest<Result<ZoneResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapGet("/admin/shipping-zones/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.EditShipping);
            app.Admin().MapGet("/shipping-zones/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Page(typeof(GetZonePage)))
                .RequireAccess(Permissions.EditShipping);
        }
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<ZoneResponse>>
    {
        public async Task<Result<ZoneResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Zones.AsNoTracking().FirstOrDefaultAsync(z => z.Id == request.Id, cancellationToken) is { } zone
                ? ZoneResponse.Of(zone)
                : Error.NotFound("zone");
    }
}
