using ClickCart.Shipping.Boxes;

namespace ClickCart.Shipping.Zones;

/// <summary>Where the shop delivers: all zones by name. Without any, carriers' rates are offered wherever carriers go.</summary>
internal static class ListZones
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<ZoneResponse> Items)
    {
        /// <summary>For the page.</summary>
        internal IReadOnlyList<BoxResponse> Boxes { get; init; } = [];
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapGet("/admin/shipping-zones", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .RequireAccess(Permissions.EditShipping);
            app.Admin().MapGet("/shipping-zones", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ListZonesPage)))
                .RequireAccess(Permissions.EditShipping);
        }
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var zones = await db.Zones.AsNoTracking().OrderBy(z => z.Name).ToListAsync(cancellationToken);
            var boxes = await db.Boxes.AsNoTracking().ToListAsync(cancellationToken);
            return new Response([.. zones.Select(ZoneResponse.Of)])
            {
                Boxes = [.. boxes.Select(BoxResponse.Of).OrderBy(b => (long)b.Length * b.Width * b.Height)],
            };
        }
    }
}
