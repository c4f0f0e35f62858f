using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>Its customer does not want to send things back after all, until they are on their way. Publishes ReturnClosed.</summary>
internal static class WithdrawReturn
{
    public sealed record Request(Guid OrderId, Guid Id) : IRequest<Result<ReturnResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Returns").MapPost("/orders/{id:guid}/returns/{returnId:guid}/withdraw", (Guid id, Guid returnId, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, returnId), ct).Ok()).Refuses("return-stands-otherwise").RequireAccess(Access.Anyone);
            app.Shop().MapPost("/orders/{id:guid}/returns/{returnId:guid}/withdraw", (Guid id, Guid returnId, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, returnId), ct).Redirect(_ => $"/orders/{id}#order-returns", "The return is withdrawn.", again: $"/orders/{id}"))
                .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<ReturnResponse>>
    {
        public async Task<Result<ReturnResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.FindAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            if ((await db.ReturnsOfAsync(order.Id, cancellationToken)).Find(r => r.Id == request.Id) is not { } back) return Error.NotFound("return");
            if (back.Withdraw(order, Actor.Of(caller), Order.Time(clock)).Error is { } refused) return refused;
            db.PublishEvents(order, back);
            return ReturnResponse.Of(back);
        }
    }
}
