using System.Text.Json.Serialization;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Zones;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Staff sends the goods of a parcel again that came back to the sender, or that is lost on its way: they wait to be packed, once Inventory has set them
/// aside anew. Publishes ParcelSentAgain.
/// </summary>
internal static class ResendShipment
{
    public sealed record Request : IRequest<Result<ShipmentResponse>>
    {
        [JsonIgnore] public Guid ShipmentId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/shipments/{id:guid}/resend", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request { ShipmentId = id }, ct).Ok()).Refuses("not-resendable").RequireAccess(Permissions.Fulfil).Keyed();
            app.Admin().MapPost("/orders/{order:guid}/shipments/{id:guid}/resend", (Guid order, Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request { ShipmentId = id }, ct).Redirect(
                    _ => $"/admin/orders/{order}", "Its goods wait to be packed again.", again: $"/admin/orders/{order}"))
                .RequireAccess(Permissions.Fulfil).Keyed();
        }
    }

    internal sealed class Handler(ShippingDbContext db, IOrderReader orders, DeliveryTable table, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<ShipmentResponse>>
    {
        public async Task<Result<ShipmentResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Shipments.FirstOrDefaultAsync(s => s.Id == request.ShipmentId, cancellationToken) is not { } shipment)
                return Error.NotFound("shipment");
            if (!shipment.CanBeResent || await orders.FindAsync(shipment.OrderId, cancellationToken) is not { } order || !order.MayGo() || !order.IsPaid())
                return Shipment.NotResendable;
            // What came back unpaid is given up at this moment.
            if (shipment.State is ShipmentState.Returned && order.PaymentStatus is "pending") return Shipment.NotResendable;
            var (now, isLost) = (clock.GetUtcNow(), shipment.State is not ShipmentState.Returned);
            var last = await db.Shipments.Where(s => s.OrderId == shipment.OrderId).MaxAsync(s => s.Part, cancellationToken);
            var again = shipment.SendAgain(ids, last + 1, caller.Actor, now);
            // As ordered, whoever brought it the first time.
            if (await orders.FindDeliveryAsync(order.Id, cancellationToken) is { } delivery)
                again.GoBy(Dispatch.Of(await table.ReadAsync(cancellationToken), delivery.ShippingOptionId, delivery.Carrier, delivery.Service));
            db.Add(again);
            db.Publish(new ParcelSentAgain(
                order.Id, shipment.Id, [.. again.Contents.Select(c => new ParcelLine(c.Sku, c.Quantity))], isLost, caller.Actor, now));
            return ShipmentResponse.Of(again);
        }
    }
}
