using System.Text.Json.Serialization;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Staff puts the address or the service right of an order until its parcel is handed over; one that the carrier refuses may be tried again as it is, and a
/// label goes back to the carrier. What was charged stays: the shop bears what another service costs. Publishes DeliveryCorrected.
/// </summary>
internal static class EditOrder
{
    /// <param name="ShipTo">Null leaves it.</param>
    /// <param name="ShippingOptionId">One of the services that the carrier offers to the address now; null leaves it.</param>
    public sealed record Request(Address? ShipTo, string? ShippingOptionId, string? Reason) : IRequest<Result<Response>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }

        /// <summary>Says what would come of it, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }
    }

    /// <param name="Difference">Of the totals.</param>
    public sealed record Response(Side Before, Side After, Money Difference, int Version) : IVersioned;

    public sealed record Side(Address ShipTo, Option ShippingOption, Money Total);

    public sealed record Option(string Id, string Carrier, string Service);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/edits",
                (Guid id, bool? preview, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id, Preview = preview is true }, ct).Ok())
                .Refuses("already-shipped", "delivery-stands", "carrier-unavailable").RequireAccess(Access.Admin).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/edits", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The delivery is put right.", again: $"/admin/orders/{id}")).RequireAccess(Access.Admin).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ShipTo!).SetValidator(new AddressValidator()).When(r => r.ShipTo is not null);
            RuleFor(r => r.ShippingOptionId).MaximumLength(200);
            RuleFor(r => r.Reason).Reason(400);
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, IShippingRates rates, ServedCountries served, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (expected.Misses(order)) return Error.Stale;
            var before = order.Delivery;
            var shipTo = request.ShipTo is { } typed ? TypedAddress.Of(typed).ToAddress() : before.ShipTo;
            if (order.WhyNotTo(shipTo, byStaff: true) is { } impossible) return impossible;

            if (before.WhyNotServed(shipTo, served) is { } nowhere) return nowhere;
            var wanted = await ChosenAsync(order, before with { ShipTo = shipTo }, request.ShippingOptionId, cancellationToken);
            if (wanted.Error is { } unknown) return unknown;
            if (!request.Preview)
            {
                if (order.CorrectDelivery(wanted.Value, request.Reason!.Trim(), Actor.Of(caller), Order.Time(clock), byStaff: true).Error is { } refused)
                    return refused;
                db.PublishEvents(order);
            }
            return new Response(Of(order, before), Of(order, wanted.Value), Money.Zero(order.Currency), order.Version);
        }

        private async Task<Result<Delivery>> ChosenAsync(Order order, Delivery kept, string? optionId, CancellationToken ct)
        {
            if (optionId is null || optionId == kept.OptionId) return kept;
            var offered = await rates.ForAsync(kept.ShipTo, order.WeightGrams, order.Currency, ct);
            if (offered.Error is { } unavailable) return unavailable;
            return offered.Value.FirstOrDefault(r => r.Id == optionId) is { } rate
                ? kept with { OptionId = rate.Id, Carrier = rate.Carrier, Service = rate.Service }
                : Error.Invalid("shippingOptionId", $"The carrier offers no such service to this address. It offers {Names(offered.Value)}.");
        }

        private static string Names(IReadOnlyList<ShippingRate> offered) => offered.Count == 0 ? "none" : string.Join(", ", offered.Select(r => r.Id));

        private static Side Of(Order order, Delivery d) => new(d.ShipTo, new(d.OptionId, d.Carrier, d.Service), order.TotalMoney);
    }
}
