using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>The carrier has taken the selected parcels. Only what is labelled, paid for and not kept back goes. Publishes ShipmentDispatched.</summary>
internal static class HandOverParcels
{
    public sealed record Request(IReadOnlyList<Guid>? Shipments) : IRequest<Result<PackingResult>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/to-ship/handed-over", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .RequireAccess(Access.Admin);
            app.Admin().MapPost("/to-ship/handed-over", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).BackToQueue(http, n => n == 1 ? "One parcel is handed over." : $"{n} parcels are handed over."))
                .RequireAccess(Access.Admin);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Shipments).Ticked();
    }

    internal sealed class Handler(ShippingDbContext db, IOrderReader orders, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<PackingResult>>
    {
        public async Task<Result<PackingResult>> Handle(Request request, CancellationToken cancellationToken)
        {
            var items = new List<PackingResult.Item>();
            foreach (var shipment in await db.SelectedAsync(request.Shipments!, cancellationToken))
            {
                var refused = shipment.State is ShipmentState.Labelled ? WhyNot(await orders.FindAsync(shipment.OrderId, cancellationToken)) : null;
                if (refused is null)
                {
                    var handed = shipment.HandToCarrier(caller.Actor, clock.GetUtcNow());
                    if (handed.Succeeded) db.Publish(handed.Value);
                    refused = handed.Error;
                }
                items.Add(PackingResult.Item.Of(shipment, refused));
            }
            return new PackingResult(items);
        }

        private static Error? WhyNot(OrderDetails? order) => order switch
        {
            { Status: not "confirmed" } or null => Error.NotYet("The order is over."),
            { IsKeptBack: true } => Error.NotYet($"It is kept back{(order.KeptBackFor is { } why ? $": {why}" : ".")}"),
            { PaymentStatus: not ("captured" or "partiallyRefunded" or "disputed" or "notRequired") } =>
                Error.NotYet("It is not paid for yet."),
            _ => null,
        };
    }
}
