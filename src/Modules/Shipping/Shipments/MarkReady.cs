using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>Staff has put the goods of an order ready that its customer picks up. Publishes ShipmentBooked, on which the payment is captured.</summary>
internal static class MarkReady
{
    public sealed record Request(Guid ShipmentId) : IRequest<Result<Response>>;

    /// <param name="Status">As it is now: <c>labelled</c> is ready, <c>delivered</c> handed over.</param>
    public sealed record Response(Guid Id, Guid OrderId, string Status);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/shipments/{id:guid}/ready", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).Refuses("not-picked-up", "pick-up-waits").RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/orders/{order:guid}/shipments/{id:guid}/ready", (Guid order, Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct)
                    .Redirect(_ => $"/admin/orders/{order}", "It is ready. The customer is told by mail, and sees it on the order's page.", again: $"/admin/orders/{order}"))
                .RequireAccess(Permissions.Fulfil);
        }
    }

    internal sealed class Handler(ShippingDbContext db, IOrderReader orders, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Shipments.FirstOrDefaultAsync(s => s.Id == request.ShipmentId, cancellationToken) is not { } shipment)
                return Error.NotFound("shipment");
            if (await orders.FindAsync(shipment.OrderId, cancellationToken) is not { Status: "confirmed", IsKeptBack: false, AwaitsStock: false })
                return Shipment.Waits;
            var ready = shipment.Ready(clock.GetUtcNow());
            if (ready.Error is { } refused) return refused;
            if (ready.Value is { } booked) db.Publish(booked);
            return new Response(shipment.Id, shipment.OrderId, shipment.State.Name());
        }
    }
}
