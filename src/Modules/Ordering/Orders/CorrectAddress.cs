using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// The customer puts the address right of an order whose parcel the carrier refuses, while no label is bought, and it is tried again; or of any within the
/// shop's time for changes. Publishes DeliveryCorrected.
/// </summary>
internal static class CorrectAddress
{
    public sealed record Request(Address? ShipTo) : IRequest<Result<OrderResponse>>, IGuestKeyed
    {
        [JsonIgnore] public Guid OrderId { get; init; }

        /// <summary>What a guest shows; null for a page, which knows its browser.</summary>
        [JsonIgnore] public string? Token { get; init; }

        string? IGuestKeyed.GuestScope => Token is null ? null : Order.HashToken(Token);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapPost("/orders/{id:guid}/edits", (Guid id, Request request, HttpRequest http, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id, Token = OrderAccess.TokenOf(http) ?? "" }, ct).Ok())
                .Refuses("already-shipped", "delivery-stands").RequireAccess(Access.Anyone).Keyed();
            app.Shop().MapPost("/orders/{id:guid}/edits", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/orders/{id}", "Thank you. We try again with this address.", again: $"/orders/{id}"))
                .RequireAccess(Access.Anyone).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.ShipTo!).NotNull().SetValidator(new AddressValidator());
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, OrderAccess access, EditWindow window, ServedCountries served, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.FindAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            var to = order.Delivery with { ShipTo = TypedAddress.Of(request.ShipTo!).ToAddress() };
            if (order.Delivery.WhyNotServed(to.ShipTo, served) is { } nowhere) return nowhere;
            // Within the shop's time for changes also before the carrier has said anything; no label is bought then.
            if (order.CorrectDelivery(to, "The address was put right.", Actor.Of(caller), Order.Time(clock), window.WhyNot(order) is null).Error is { } refused) return refused;
            db.PublishEvents(order);
            return OrderResponse.Of(order);
        }
    }
}
