using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Orders;

/// <summary>Cancels an order that is not shipped, for its customer or for an admin. Money goes back, stock is released. Publishes OrderCancelled.</summary>
internal static class CancelOrder
{
    public sealed record Request(string? Reason) : IRequest<Result<OrderResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
        [JsonIgnore] public bool ByStaff { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapPost("/orders/{id:guid}/cancel", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Ok()).Refuses("not-cancellable").RequireAccess(Access.Anyone);
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/cancel", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id, ByStaff = true }, ct).Ok()).Refuses("not-cancellable").RequireAccess(Permissions.CancelOrders);
            app.Shop().MapPost("/orders/{id:guid}/cancel", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/orders/{id}", "Your order is cancelled.", again: $"/orders/{id}")).RequireAccess(Access.Anyone);
            app.Admin().MapPost("/orders/{id:guid}/cancel", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id, ByStaff = true }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The order is cancelled.", again: $"/admin/orders/{id}")).RequireAccess(Permissions.CancelOrders);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).Reason(500);
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, OrderAccess access, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = request.ByStaff ? db.FindOrderAsync(request.OrderId, cancellationToken) : access.FindAsync(request.OrderId, cancellationToken);
            if (await found is not { } order) return Error.NotFound("order");
            if (!request.ByStaff && order.IsTheShopsToCancel) return Order.KeptBack;
            if (order.Cancel(request.Reason!.Trim(), Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order);
            return OrderResponse.Of(order);
        }
    }
}
