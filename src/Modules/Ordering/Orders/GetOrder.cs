using ClickCart.Ordering.Supplements;

namespace ClickCart.Ordering.Orders;

/// <summary>An order, for its account or whoever holds its token.</summary>
internal static class GetOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<OrderResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders")
            .MapGet("/orders/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok()).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, TimeProvider clock) : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await access.ReadAsync(request.Id, cancellationToken) is not { } order ? Error.NotFound("order")
                : OrderResponse.Of(order) with { Supplement = await db.ReadAskedSupplementAsync(order, Order.Time(clock), cancellationToken) };
    }
}
