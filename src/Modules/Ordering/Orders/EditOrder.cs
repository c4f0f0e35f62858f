using System.Text.Json.Serialization;
using ClickCart.Ordering.Supplements;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Staff changes an order until its parcel is handed over: lines, what delivery costs, a discount, the address, the service; a label that is bought goes back.
/// What stands keeps the price that was agreed. Without another price of delivery what was charged for it stays. Publishes OrderEdited, DeliveryCorrected.
/// </summary>
internal static class EditOrder
{
    /// <param name="ShipTo">Null leaves it. One that the carrier refuses may be tried again as it is, with nothing but a reason.</param>
    /// <param name="ShippingOptionId">One of the services that the carrier offers to the address now; null leaves it.</param>
    /// <param name="Reason">Its customer reads it on the timeline.</param>
    /// <param name="Lines">What is to be another quantity, or comes to the order at today's price; 0 takes a SKU out. What is not named stays.</param>
    /// <param name="ShippingPrice">What delivery costs from now on, without a tax that is added; null leaves it.</param>
    /// <param name="Discount">Taken off the goods beside what is taken off already; null for nothing.</param>
    /// <param name="Note">To the customer, who has it by mail; null for none.</param>
    public sealed record Request(
        Address? ShipTo, string? ShippingOptionId, string? Reason, IReadOnlyList<EditedLine>? Lines, Money? ShippingPrice, Money? Discount, string? Note)
        : IRequest<Result<OrderEditResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }

        /// <summary>Says what would come of it, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }

        [JsonIgnore] internal bool IsOfGoods => Lines is { Count: > 0 } || ShippingPrice is not null || Discount is not null || Note is { Length: > 0 };
        [JsonIgnore] internal bool IsOfDelivery => ShipTo is not null || ShippingOptionId is not null || !IsOfGoods;
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/edits",
                (Guid id, bool? preview, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id, Preview = preview is true }, ct).Ok())
                .Refuses("already-shipped", "delivery-stands", "not-editable", "out-of-stock", "payment-needed", "charge-disputed", "refund-above-limit",
                    "refund-exceeds-captured", "carrier-unavailable").RequireAccess(Permissions.CorrectOrders).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/edits", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The delivery is put right.", again: $"/admin/orders/{id}"))
                    .RequireAccess(Permissions.CorrectOrders).Keyed();
            // First it shows what comes of it, then it is confirmed; both are this slice.
            app.Admin().MapPost("/orders/{id:guid}/edit/preview", async Task<IResult> (
                Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
            {
                var seen = await form.Send(r => m.Send(r with { OrderId = id, Preview = true }, ct));
                return seen.Succeeded ? await Task.FromResult(seen).Page(typeof(EditOrderPage))
                    : await Task.FromResult(seen).Redirect(_ => $"/admin/orders/{id}", again: $"/admin/orders/{id}/edit");
            }).OnlyAsks().RequireAccess(Permissions.CorrectOrders);
            app.Admin().MapPost("/orders/{id:guid}/edit", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The order is changed.", again: $"/admin/orders/{id}/edit"))
                    .RequireAccess(Permissions.CorrectOrders).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ShipTo!).SetValidator(new AddressValidator()).When(r => r.ShipTo is not null);
            RuleFor(r => r.ShippingOptionId).MaximumLength(200);
            RuleFor(r => r.Reason).Reason(400);
            RuleFor(r => r.Lines).EditedLines();
            RuleFor(r => r.ShippingPrice).Must(m => m is null or { Amount: >= 0 }).WithMessage("Delivery costs zero or more.");
            RuleFor(r => r.Discount).Must(m => m is null or { Amount: > 0 }).WithMessage("A discount is more than zero.");
            RuleFor(r => r.Note).Prose(OrderEdit.NoteLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, OrderEditing editing, IShippingRates rates, ServedCountries served, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderEditResponse>>
    {
        public async Task<Result<OrderEditResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (expected.Misses(order)) return Error.Stale;
            var was = (OrderFigures.Of(order), order.Delivery);
            var plan = request.IsOfGoods
                ? await editing.PlanAsync(order, EditWish.Of(request.Lines, request.Discount, request.ShippingPrice), byStaff: true, cancellationToken) : null;
            if (plan?.Error is { } unplanned) return unplanned;
            var wanted = request.IsOfDelivery ? await ChosenAsync(order, request, cancellationToken) : order.Delivery;
            if (wanted.Error is { } unknown) return unknown;
            if (!request.Preview)
            {
                var (by, reason, now) = (Actor.Of(caller), request.Reason!.Trim(), Order.Time(clock));
                var note = request.Note is { Length: > 0 } text ? text.Trim() : null;
                if (request.IsOfDelivery && order.CorrectDelivery(wanted.Value, reason, by, now, byStaff: true).Error is { } stands) return stands;
                if (plan is not null && (await editing.CarryOutAsync(order, plan.Value, reason, note, by, now, cancellationToken)).Error is { } refused)
                    return refused;
                db.PublishEvents(order);
            }
            return OrderEditResponse.Of(
                order, was, plan?.Value, request.Preview, wanted.Value,
                new(request.Lines ?? [], request.Discount, request.ShippingPrice, request.Reason, request.Note)) with
            { EndsSupplement = plan is null ? null : await db.ReadEndedSupplementAsync(order.Id, cancellationToken) };
        }

        private async Task<Result<Delivery>> ChosenAsync(Order order, Request request, CancellationToken ct)
        {
            var shipTo = request.ShipTo is { } typed ? TypedAddress.Of(typed).ToAddress() : order.Delivery.ShipTo;
            if (order.WhyNotTo(shipTo, byStaff: true) is { } impossible) return impossible;
            if (order.Delivery.WhyNotServed(shipTo, served) is { } nowhere) return nowhere;
            var (kept, optionId) = (order.Delivery with { ShipTo = shipTo }, request.ShippingOptionId);
            if (optionId is null || optionId == kept.OptionId) return kept;
            var offered = await rates.ForAsync(kept.ShipTo, order.Goods, order.Currency, ct);
            if (offered.Error is { } unavailable) return unavailable;
            return offered.Value.FirstOrDefault(r => r.Id == optionId) is { } rate
                ? kept with { OptionId = rate.Id, Carrier = rate.Carrier, Service = rate.Service }
                : Error.Invalid("shippingOptionId", $"The carrier offers no such service to this address. It offers {Names(offered.Value)}.");
        }

        private static string Names(IReadOnlyList<ShippingRate> offered) => offered.Count == 0 ? "none" : string.Join(", ", offered.Select(r => r.Id));
    }
}
