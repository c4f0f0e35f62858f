namespace ClickCart.Ordering.Orders;

/// <summary>Everything that happened to an order, oldest first. Staff sees it of every order, with notes and names.</summary>
internal static class GetTimeline
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<TimelineResponse> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders")
            .MapGet("/orders/{id:guid}/timeline", (Guid id, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(id), ct).Ok())
            .RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, OrderAccess access) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await db.Orders.Where(o => o.Id == request.OrderId)
                .Select(o => new { o.AccountId, o.TokenHash })
                .FirstOrDefaultAsync(cancellationToken);
            if (order is null || !(caller.IsStaff || Order.Opens(request.OrderId, order.AccountId, order.TokenHash, access))) return Error.NotFound("order");
            var forStaff = caller.IsStaff;
            var rows = await db.Timeline.AsNoTracking()
                .Where(t => t.OrderId == request.OrderId && (forStaff || !t.StaffOnly))
                .OrderBy(t => t.Number)
                .ToListAsync(cancellationToken);
            return new Response([.. rows.Select(t => TimelineResponse.Of(t, forStaff))]);
        }
    }
}
