using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The customer has picked the goods up. Publishes ShipmentDispatched and ShipmentDelivered.</summary>
internal static class HandOver
{
    public sealed record Request(Guid ShipmentId) : IRequest<Result<Response>>;

    /// <param name="Status">As it is now: <c>labelled</c> is ready, <c>delivered</c> handed over.</param>
    public sealed record Response(Guid Id, Guid OrderId, string Status);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/shipments/{id:guid}/handed-over", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).Refuses("not-picked-up", "pick-up-waits").RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/orders/{order:guid}/shipments/{id:guid}/handed-over", (Guid order, Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect(_ => $"/admin/orders/{order}", "It is handed over.", again: $"/admin/orders/{order}"))
                .RequireAccess(Permissions.Fulfil);
        }
    }

    internal sealed class Handler(ShippingDbContext db, IOrderReader orders, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Shipments.FirstOrDefaultAsync(s => s.Id == request.ShipmentId, cancellationToken) is not { } shipment)
                return Error.NotFound("shipment");
            // What is not paid for stays: a charge that fails cancels the order.
            if (shipment.State is ShipmentState.Labelled
                && !(await orders.FindAsync(shipment.OrderId, cancellationToken) is { Status: "confirmed", IsKeptBack: false } order && order.IsPaid()))
                return Error.Conflict("pick-up-waits", "The order is not paid for yet, cancelled, or kept back until staff decides about it.");
            var handed = shipment.HandOver(clock.GetUtcNow());
            if (handed.Error is { } refused) return refused;
            foreach (var happened in handed.Value) db.Publish(happened);
            return new Response(shipment.Id, shipment.OrderId, shipment.State.Name());
        }
    }
}
