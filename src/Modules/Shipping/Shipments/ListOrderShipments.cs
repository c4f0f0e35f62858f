namespace ClickCart.Shipping.Shipments;

/// <summary>The shipments of one order with their whole history, for staff. Empty while nothing was to be shipped.</summary>
internal static class ListOrderShipments
{
    internal sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<ShipmentResponse> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Shipping")
            .MapGet("/admin/orders/{id:guid}/shipments", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
            .WithSummary("The shipments of an order, with their history").RequireAccess(Permissions.ReadShipping);
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var shipments = await db.Shipments.AsNoTracking().Include(s => s.Changes)
                .Where(s => s.OrderId == request.OrderId).OrderBy(s => s.CreatedAt).ToListAsync(cancellationToken);
            return new Response(shipments.ConvertAll(ShipmentResponse.Of));
        }
    }
}
