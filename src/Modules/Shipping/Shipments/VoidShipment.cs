using System.Text.Json.Serialization;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Staff voids a label that is not wanted: it goes back to the carrier, and the goods wait to be packed anew. What was packed by hand and has no label yet
/// is just taken out again. Publishes LabelRefunded once the carrier has the label back.
/// </summary>
internal static class VoidShipment
{
    public sealed record Request : IRequest<Result<ShipmentResponse>>
    {
        [JsonIgnore] public Guid ShipmentId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/shipments/{id:guid}/void", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request { ShipmentId = id }, ct).Ok()).Refuses("not-voidable").RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/orders/{order:guid}/shipments/{id:guid}/void", (Guid order, Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request { ShipmentId = id }, ct).Redirect(
                    _ => $"/admin/orders/{order}", "It is taken apart: its goods wait to be packed anew, and a label goes back to the carrier.",
                    again: $"/admin/orders/{order}")).RequireAccess(Permissions.Fulfil);
        }
    }

    internal sealed class Handler(ShippingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<ShipmentResponse>>
    {
        public async Task<Result<ShipmentResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Shipments.Include(s => s.Changes).FirstOrDefaultAsync(s => s.Id == request.ShipmentId, cancellationToken) is not { } shipment)
                return Error.NotFound("shipment");
            // Twice is once.
            if (shipment.VoidedBy is not null) return ShipmentResponse.Of(shipment);
            var voided = shipment.Void(caller.Actor, clock.GetUtcNow());
            if (voided.Error is { } refused) return refused;
            if (voided.Value) db.Enqueue(new RefundLabelJob(shipment.Id, shipment.OrderNumber));
            return ShipmentResponse.Of(shipment);
        }
    }
}
