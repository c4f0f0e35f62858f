namespace ClickCart.Ordering.Carts;

/// <summary>A new, empty cart; its id is the secret that opens it.</summary>
internal static class CreateCart
{
    public sealed record Request : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Carts")
            .MapPost("/carts", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Created(c => $"/api/v1/carts/{c.Id}"))
            .RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, LiveCarts carts, ICaller caller, IIds ids, ShopTime shop, TimeProvider clock)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await carts.ShowAsync(db.Carts.Add(new Cart(ids, caller.AccountId, shop.Now(clock))).Entity, cancellationToken);
    }
}
