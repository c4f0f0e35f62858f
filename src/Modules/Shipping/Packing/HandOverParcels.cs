using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>
/// The selected parcels are gone. What a carrier brings goes when it is labelled, paid for and not kept back; of what the shop sends by its own means
/// staff says who brings it: it goes once it is paid for. Publishes ShipmentDispatched, of the latter ShipmentBooked.
/// </summary>
internal static class HandOverParcels
{
    /// <param name="Sent">Who brings those that the shop sends by its own means; those of other shipments are left out.</param>
    public sealed record Request(IReadOnlyList<Guid>? Shipments, IReadOnlyList<ByHand>? Sent) : IRequest<Result<PackingResult>>;

    /// <param name="Carrier">Who has it now, for the customer: <c>DHL</c>, or <c>our driver</c>.</param>
    /// <param name="TrackingCode">Missing where there is none.</param>
    public sealed record ByHand(Guid ShipmentId, string? Carrier, string? TrackingCode);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/to-ship/handed-over", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/to-ship/handed-over", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).BackToQueue(http, n => n == 1 ? "One parcel is handed over." : $"{n} parcels are handed over."))
                .RequireAccess(Permissions.Fulfil);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Shipments).Ticked();
            RuleForEach(r => r.Sent).Must(sent => sent is not null).ChildRules(sent =>
            {
                sent.RuleFor(s => s.Carrier).NamesWhoBringsIt();
                sent.RuleFor(s => s.TrackingCode).MaximumLength(60).IsLine("code");
            });
        }
    }

    internal sealed class Handler(ShippingDbContext db, IOrderReader orders, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<PackingResult>>
    {
        public async Task<Result<PackingResult>> Handle(Request request, CancellationToken cancellationToken)
        {
            var sent = (request.Sent ?? []).DistinctBy(s => s.ShipmentId).ToDictionary(s => s.ShipmentId);
            var items = new List<PackingResult.Item>();
            foreach (var shipment in await db.SelectedAsync(request.Shipments!, cancellationToken))
            {
                var byHand = sent.GetValueOrDefault(shipment.Id) is { Carrier.Length: > 0 } said && shipment.Kind is ShipmentKind.Own ? said : null;
                var goes = byHand is not null || shipment.State is ShipmentState.Labelled;
                var refused = goes ? WhyNot(await orders.FindAsync(shipment.OrderId, cancellationToken), shipment) : null;
                refused ??= byHand is not null ? Send(shipment, byHand) : HandOver(shipment);
                items.Add(PackingResult.Item.Of(shipment, refused));
            }
            return new PackingResult(items);
        }

        private Error? HandOver(Shipment shipment)
        {
            var handed = shipment.HandToCarrier(caller.Actor, clock.GetUtcNow());
            if (handed.Succeeded) db.Publish(handed.Value);
            return handed.Error;
        }

        private Error? Send(Shipment shipment, ByHand said)
        {
            var code = string.IsNullOrWhiteSpace(said.TrackingCode) ? null : said.TrackingCode.Trim();
            var sent = shipment.Sent(said.Carrier!.Trim(), code, clock.GetUtcNow());
            if (sent.Succeeded) foreach (var happened in sent.Value) db.Publish(happened);
            return sent.Error;
        }

        private static Error? WhyNot(OrderDetails? order, Shipment shipment) => order switch
        {
            { Status: not ("confirmed" or "shipped") } or null => Error.NotYet("The order is over."),
            { IsKeptBack: true } => Error.NotYet($"It is kept back{(order.KeptBackFor is { } why ? $": {why}" : ".")}"),
            _ when !order.MayGo(shipment) => Error.NotYet("It waits for goods that are not there yet."),
            // What is sent by hand is charged now, and under way when that is done.
            _ when shipment.Kind is ShipmentKind.Own => null,
            _ when !order.IsPaid() => Error.NotYet("It is not paid for yet."),
            _ => null,
        };
    }
}
