namespace ClickCart.Ordering.Orders;

/// <summary>Any order, for staff: with its notes and its whole timeline.</summary>
internal static class ReviewOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<OrderAnswer>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders (staff)")
            .MapGet("/admin/orders/{id:guid}", (Guid id, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(id), ct).Ok())
            .For(Who.Staff);
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<OrderAnswer>>
    {
        public async Task<Result<OrderAnswer>> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await db.ReadOrderAsync(request.Id, cancellationToken);
            if (order is null) return Error.NotFound("order");
            var timeline = await db.Timeline.AsNoTracking().Where(t => t.OrderId == request.Id).OrderBy(t => t.Number).ToListAsync(cancellationToken);
            return OrderAnswer.Of(order).ForStaff(order, timeline);
        }
    }
}
