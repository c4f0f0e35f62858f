using System.Text.Json.Serialization;
using ClickCart.Ordering.Supplements;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// The customer takes something out of an order, within the shop's time for it and before somebody packs it. What is not named stays; nothing is added.
/// Publishes OrderEdited.
/// </summary>
internal static class ReduceOrder
{
    /// <param name="Lines">Lower quantities; 0 takes an item out.</param>
    public sealed record Request(IReadOnlyList<EditedLine>? Lines) : IRequest<Result<OrderEditResponse>>, IGuestKeyed
    {
        [JsonIgnore] public Guid OrderId { get; init; }

        /// <summary>Says what would come of it, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }

        /// <summary>What a guest shows; null for a page, which knows its browser.</summary>
        [JsonIgnore] public string? Token { get; init; }

        string? IGuestKeyed.GuestScope => Token is null ? null : Order.HashToken(Token);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapPost("/orders/{id:guid}/reductions",
                (Guid id, bool? preview, Request request, HttpRequest http, IfMatch _, IMediator m, CancellationToken ct) =>
                    m.Send(request with { OrderId = id, Preview = preview is true, Token = OrderAccess.TokenOf(http) ?? "" }, ct).Ok())
                .Refuses("already-shipped", "not-editable", "charge-disputed", "refund-exceeds-captured").RequireAccess(Access.Anyone).Keyed();
            // First it shows what comes of it, then it is confirmed; both are this slice.
            app.Shop().MapPost("/orders/{id:guid}/reductions/preview", async Task<IResult> (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var seen = await form.Send(r => m.Send(r with { OrderId = id, Preview = true }, ct));
                return seen.Succeeded ? await Task.FromResult(seen).Page(typeof(ReduceOrderPage))
                    : await Task.FromResult(seen).Redirect(_ => $"/orders/{id}", again: $"/orders/{id}/change");
            }).OnlyAsks().RequireAccess(Access.Anyone);
            app.Shop().MapPost("/orders/{id:guid}/reductions", (Guid id, Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/orders/{id}", "Your order is changed.", again: $"/orders/{id}/change")).RequireAccess(Access.Anyone).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Lines).NotEmpty().WithMessage("Say what you want less of.");
            RuleFor(r => r.Lines).EditedLines();
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, OrderEditing editing, EditWindow window, OrderAccess access, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderEditResponse>>
    {
        public async Task<Result<OrderEditResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.FindAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (expected.Misses(order)) return Error.Stale;
            if (window.WhyNot(order) is { } late) return late;
            var wish = EditWish.Of(request.Lines, null, null);
            if (order.WhyNotLess(wish.Lines) is { } more) return more;
            var was = (OrderFigures.Of(order), order.Delivery);
            var plan = await editing.PlanAsync(order, wish, byStaff: false, cancellationToken);
            if (plan.Error is { } unplanned) return unplanned;
            if (!request.Preview)
            {
                if ((await editing.CarryOutAsync(order, plan.Value, "Less of it was wanted.", null, Actor.Of(caller), Order.Time(clock), cancellationToken)).Error
                    is { } refused) return refused;
                db.PublishEvents(order);
            }
            return OrderEditResponse.Of(order, was, plan.Value, request.Preview, order.Delivery, new(request.Lines!)) with
            { EndsSupplement = await db.ReadEndedSupplementAsync(order.Id, cancellationToken) };
        }
    }
}
