namespace ClickCart.Ordering.Orders;

/// <summary>The page on which a customer changes an order within the shop's time for it: less of something, or another address.</summary>
internal static class StartChange
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    /// <param name="Until">When it is too late.</param>
    /// <param name="LinesMayChange">What is in it, too, and not its address alone.</param>
    public sealed record Response(OrderResponse Order, DateTimeOffset Until, bool LinesMayChange);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Shop().MapGet("/orders/{id:guid}/change", (Guid id, IMediator m, CancellationToken ct) =>
            m.Send(new Request(id), ct).Page(typeof(StartChangePage))).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderAccess access, EditWindow window, OrderEditing editing) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.ReadAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            return window.WhyNot(order) is { } refused ? refused
                : new Response(OrderResponse.Of(order), window.EndOf(order)!.Value, await editing.WhyNotPackedAnewAsync(order.Id, cancellationToken) is null);
        }
    }
}
