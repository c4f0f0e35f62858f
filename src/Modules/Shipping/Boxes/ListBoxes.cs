namespace ClickCart.Shipping.Boxes;

/// <summary>The shop's own parcel sizes by name. Without any, parcels are estimated by their weight.</summary>
internal static class ListBoxes
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<BoxResponse> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Delivery").MapGet("/admin/boxes", (IMediator m, CancellationToken ct) =>
            m.Send(new Request(), ct).Ok()).RequireAccess(Permissions.ReadShipping);
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var boxes = await db.Boxes.AsNoTracking().OrderBy(b => b.Name).ToListAsync(cancellationToken);
            return new Response([.. boxes.Select(BoxResponse.Of)]);
        }
    }
}
