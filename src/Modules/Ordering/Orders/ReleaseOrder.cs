using System.Text.Json.Serialization;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Staff decides that an order which is kept back may leave all the same. Publishes OrderReleased.</summary>
internal static class ReleaseOrder
{
    public sealed record Request(string? Reason) : IRequest<Result<OrderResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders (staff)").MapPost("/admin/orders/{id:guid}/release", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Ok()).Refuses("not-kept-back").RequireAccess(Permissions.HoldOrders);
            app.Admin().MapPost("/orders/{id:guid}/release", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "The order may leave.", again: $"/admin/orders/{id}")).RequireAccess(Permissions.HoldOrders);
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
            if (order.Release(request.Reason!.Trim(), Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order);
            return OrderResponse.Of(order).ForStaff(
                order, [.. await db.ReadTimelineAsync(order.Id, forStaff: true, cancellationToken), .. order.Timeline],
                await payments.FindAsync(order.Id, cancellationToken));
        }
    }
}
