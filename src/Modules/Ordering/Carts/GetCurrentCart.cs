namespace ClickCart.Ordering.Carts;

/// <summary>The cart that the account used last.</summary>
internal static class GetCurrentCart
{
    public sealed record Request : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Carts")
            .MapGet("/carts/current", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok()).Refuses("not-found").RequireAccess(Access.Customer);
    }

    internal sealed class Handler(OrderingDbContext db, LiveCarts carts, ICaller caller) : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.AccountId is not { } account) return Error.NotFound("cart");
            var cart = await db.Carts.AsNoTracking().Where(c => c.AccountId == account).OrderByDescending(c => c.UsedAt).FirstOrDefaultAsync(cancellationToken);
            return cart is null ? Error.NotFound("cart") : await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
