using System.Text.Json.Serialization;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Staff sends by hand what the shop sends by its own means. Publishes ShipmentBooked, on which the payment is captured; then it is under way.
/// </summary>
internal static class MarkSent
{
    /// <param name="Carrier">Who has it now, for the customer: <c>DHL</c>, or <c>our driver</c>.</param>
    /// <param name="TrackingCode">Missing where there is none.</param>
    public sealed record Request(string? Carrier, string? TrackingCode) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid ShipmentId { get; init; }
    }

    /// <param name="Status">As it is now.</param>
    public sealed record Response(Guid Id, Guid OrderId, string Status);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/shipments/{id:guid}/sent", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { ShipmentId = id }, ct).Ok()).Refuses("not-sent-by-hand", "pick-up-waits").RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/orders/{order:guid}/shipments/{id:guid}/sent",
                (Guid order, Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                    form.Send(r => m.Send(r with { ShipmentId = id }, ct))
                        .Redirect(_ => $"/admin/orders/{order}", "It is on its way as soon as it is paid for. The customer sees who brings it.", again: $"/admin/orders/{order}"))
                .RequireAccess(Permissions.Fulfil);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Carrier).NotEmpty().WithMessage("Say who brings it.").NamesWhoBringsIt();
            RuleFor(r => r.TrackingCode).MaximumLength(60).IsLine("code");
        }
    }

    internal sealed class Handler(ShippingDbContext db, IOrderReader orders, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Shipments.FirstOrDefaultAsync(s => s.Id == request.ShipmentId, cancellationToken) is not { } shipment)
                return Error.NotFound("shipment");
            if (shipment.State is ShipmentState.Pending)
            {
                if (await orders.FindAsync(shipment.OrderId, cancellationToken) is not { } order || !order.MayGo()) return Shipment.Waits;
                if (!order.MayGo(shipment)) return Shipment.WaitsForGoods;
            }
            var code = string.IsNullOrWhiteSpace(request.TrackingCode) ? null : request.TrackingCode.Trim();
            var sent = shipment.Sent(request.Carrier!.Trim(), code, clock.GetUtcNow());
            if (sent.Error is { } refused) return refused;
            foreach (var happened in sent.Value) db.Publish(happened);
            return new Response(shipment.Id, shipment.OrderId, shipment.State.Name());
        }
    }
}
