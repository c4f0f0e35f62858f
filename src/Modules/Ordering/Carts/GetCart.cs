namespace ClickCart.Ordering.Carts;

/// <summary>A cart with live prices and availability.</summary>
internal static class GetCart
{
    public sealed record Request(string Id) : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Carts")
            .MapGet("/carts/{id}", (string id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok()).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, LiveCarts carts, ICaller caller) : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.ReadCartAsync(request.Id, caller, cancellationToken) is { } cart ? await carts.ShowAsync(cart, cancellationToken) : Error.NotFound("cart");
    }
}
