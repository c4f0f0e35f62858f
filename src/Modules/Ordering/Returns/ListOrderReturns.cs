using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>The returns of an order, oldest first, for whoever may see the order.</summary>
internal static class ListOrderReturns
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<ReturnResponse> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Returns")
            .MapGet("/orders/{id:guid}/returns", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok()).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, ReturnPlaces places) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            await access.ReadAsync(request.OrderId, cancellationToken) is { } order
                ? new Response(await places.OfAsync(await db.ReadReturnsOfAsync(order.Id, cancellationToken), cancellationToken)) : Error.NotFound("order");
    }
}
