namespace ClickCart.Ordering.Orders;

/// <summary>Everything that happened to an order, oldest first. Staff sees it of every order, with notes and names.</summary>
internal static class GetTimeline
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<TimelineResponse> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders")
            .MapGet("/orders/{id:guid}/timeline", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
            .RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, OrderAccess access) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (id, forStaff) = (request.OrderId, caller.May(Permissions.ReadOrders));
            var order = await db.Orders.Where(o => o.Id == id).Select(o => new { o.AccountId, o.TokenHash }).FirstOrDefaultAsync(cancellationToken);
            if (order is null || !(forStaff || access.Opens(id, order.AccountId, order.TokenHash))) return Error.NotFound("order");
            var timeline = await db.ReadTimelineAsync(id, forStaff, cancellationToken);
            return new Response([.. timeline.Select(t => TimelineResponse.Of(t, forStaff))]);
        }
    }
}
