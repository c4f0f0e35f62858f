namespace ClickCart.Ordering.Carts;

/// <summary>Where there is less than the browser's cart holds, it holds what is left: the one button after something ran out.</summary>
internal static class ReduceCart
{
    public sealed record Request : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Shop().MapPost("/cart/reduce", (IMediator m, CancellationToken ct) =>
                m.Send(new Request(), ct).Redirect(_ => "/cart", "Your cart holds what is left.", again: "/cart")).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/checkout/reduce", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).BackToCheckout())
                .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(BrowserCart browser, LiveCarts carts, ICaller caller, ShopTime shop, TimeProvider clock)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await browser.FindAsync(cancellationToken) is not { } cart) return Error.NotFound("cart");
            cart.AdoptBy(caller.AccountId);
            var now = await carts.ShowAsync(cart, cancellationToken);
            if (now.Items.All(i => i.Obtainable >= i.Quantity)) return now;
            cart.ReduceTo(now.Items.ToDictionary(i => i.Sku, i => i.Obtainable), shop.Now(clock));
            return await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
