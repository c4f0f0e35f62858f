using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Staff gives the rest of an order up that has left in part: it is not sent any more, its stock and labels go back, and so does what was paid for it. The
/// order is what has left, and goes on as that; where nothing is out any more, it ends. Publishes RestGivenUp, OrderEdited.
/// </summary>
internal static class GiveUpRest
{
    /// <param name="Reason">Its customer reads it, by mail and on the timeline.</param>
    /// <param name="Note">To the customer, with the mail; null for none.</param>
    public sealed record Request(string? Reason, string? Note) : IRequest<Result<OrderEditResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }

        /// <summary>Says what would come of it, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/give-up-rest",
                (Guid id, bool? preview, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id, Preview = preview is true }, ct).Ok())
                .WithSummary("Give up what of an order has not left")
                .Refuses("no-rest", "not-editable", "charge-disputed", "refund-above-limit", "refund-exceeds-captured")
                .RequireAccess(Permissions.CancelOrders).Keyed();
            app.Admin().MapGet("/orders/{id:guid}/rest", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(null, null) { OrderId = id, Preview = true }, ct).Page(typeof(GiveUpRestPage))).RequireAccess(Permissions.CancelOrders);
            app.Admin().MapPost("/orders/{id:guid}/rest", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The rest is given up.", again: $"/admin/orders/{id}/rest"))
                .RequireAccess(Permissions.CancelOrders).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).Reason(400).When(r => !r.Preview);
            RuleFor(r => r.Note).Prose(OrderEdit.NoteLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(OrderingDbContext db, RestOfOrder rest, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderEditResponse>>
    {
        public async Task<Result<OrderEditResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (expected.Misses(order)) return Error.Stale;
            var was = (OrderFigures.Of(order), order.Delivery);
            var plan = await rest.PlanAsync(order, cancellationToken);
            if (plan.Error is { } refused) return refused;
            var note = request.Note is { Length: > 0 } text ? text.Trim() : null;
            if (!request.Preview)
            {
                await rest.CarryOutAsync(order, plan.Value, request.Reason!.Trim(), note, Actor.Of(caller), Order.Time(clock), cancellationToken);
                db.PublishEvents(order);
            }
            return OrderEditResponse.OfRest(order, was, plan.Value, new([], Reason: request.Reason, Note: note));
        }
    }
}
