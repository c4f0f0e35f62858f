using System.Text.Json.Serialization;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Staff keeps a confirmed order back: it is not labelled and not handed over until it is released or cancelled. Publishes OrderKeptBack.
/// </summary>
internal static class HoldOrder
{
    /// <param name="Reason">For staff; customers read only that the shop looks at the order.</param>
    public sealed record Request(string? Reason) : IRequest<Result<OrderResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/hold", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Ok()).Refuses("cannot-be-held").RequireAccess(Permissions.HoldOrders).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/hold", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The order is kept back.", again: $"/admin/orders/{id}"))
                    .RequireAccess(Permissions.HoldOrders).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).Reason(500);
    }

    internal sealed class Handler(OrderingDbContext db, IPaymentReader payments, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if (order.PutOnHold(request.Reason!.Trim(), Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order);
            return OrderResponse.Of(order).ForStaff(
                order, [.. await db.ReadTimelineAsync(order.Id, forStaff: true, cancellationToken), .. order.Timeline],
                await payments.FindAsync(order.Id, cancellationToken));
        }
    }
}
