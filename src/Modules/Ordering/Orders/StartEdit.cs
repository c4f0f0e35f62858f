using ClickCart.Ordering.Supplements;

namespace ClickCart.Ordering.Orders;

/// <summary>The page on which staff says what of an order is to be another.</summary>
internal static class StartEdit
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    /// <param name="IsLabelled">Its label goes back, and another is bought.</param>
    /// <param name="Supplement">What the customer is asked to pay for another change; null for nothing.</param>
    /// <param name="LinesStand">Why what is in it cannot change; null when it can.</param>
    public sealed record Response(OrderResponse Order, bool IsLabelled, OrderEditResponse.EndedSupplement? Supplement, string? LinesStand);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapGet("/orders/{id:guid}/edit", (Guid id, IMediator m, CancellationToken ct) =>
            m.Send(new Request(id), ct).Page(typeof(StartEditPage))).RequireAccess(Permissions.CorrectOrders);
    }

    internal sealed class Handler(OrderingDbContext db, OrderEditing editing) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.ReadOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            return order.WhyNotEditable(byStaff: true) is { } refused ? refused
                : new Response(OrderResponse.Of(order), order.FulfilmentStatus is FulfilmentStatus.Labelled,
                    await db.ReadEndedSupplementAsync(order.Id, cancellationToken),
                    (await editing.WhyNotPackedAnewAsync(order.Id, cancellationToken))?.Detail);
        }
    }
}
