namespace ClickCart.Ordering.Orders;

/// <summary>Any order, for staff: with its notes and its whole timeline.</summary>
internal static class ReviewOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<OrderResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders (staff)")
            .MapGet("/admin/orders/{id:guid}", (Guid id, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(id), ct).Ok())
            .RequireAccess(Access.Staff);
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await db.ReadOrderAsync(request.Id, cancellationToken);
            if (order is null) return Error.NotFound("order");
            var timeline = await db.Timeline.AsNoTracking().Where(t => t.OrderId == request.Id).OrderBy(t => t.Number).ToListAsync(cancellationToken);
            return OrderResponse.Of(order).ForStaff(order, timeline);
        }
    }
}
