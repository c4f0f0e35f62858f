using ClickCart.Payments.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The page on which staff sees all about an order: what it says itself, and what Payments and Shipping say about it.</summary>
internal static class InspectOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    /// <param name="Payment">Null while Payments has not received the order.</param>
    public sealed record Response(OrderResponse Order, bool CanBeCancelled, PaymentDetails? Payment, IReadOnlyList<ShipmentDetails> Shipments);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin()
            .MapGet("/orders/{id:guid}", (Guid id, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new Request(id), ct).Page(typeof(InspectOrderPage)))
            .RequireAccess(Access.Staff);
    }

    internal sealed class Handler(OrderingDbContext db, IPaymentReader payments, IShipmentReader shipments) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await db.ReadOrderAsync(request.Id, cancellationToken);
            if (order is null) return Error.NotFound("order");
            var timeline = await db.Timeline.AsNoTracking().Where(t => t.OrderId == request.Id).OrderBy(t => t.Number).ToListAsync(cancellationToken);
            return new Response(
                OrderResponse.Of(order).ForStaff(order, timeline), order.Status is not OrderStatus.Cancelled && order.State.CanBeCancelled,
                await payments.FindAsync(order.Id, cancellationToken), await shipments.OfOrderAsync(order.Id, cancellationToken));
        }
    }
}
