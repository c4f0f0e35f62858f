namespace ClickCart.Ordering.Carts;

/// <summary>Takes the coupon off a cart, or all of several, if there are any.</summary>
internal static class RemoveCoupon
{
    public sealed record Request(string CartId) : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts").MapDelete("/carts/{id}/coupon", (string id, IfMatchWhenSent match, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/checkout/without-coupon", async (BrowserCart browser, IMediator m, CancellationToken ct) =>
                await m.Send(new Request(await browser.IdAsync(ct)), ct).BackToCheckout()).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(LiveCarts carts, ShopTime shop, TimeProvider clock) : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = await carts.ToChangeAsync(request.CartId, cancellationToken);
            if (found.Error is not null) return found.Error;
            var cart = found.Value;
            if (cart.CouponCodes.Count > 0) cart.UseCoupons([], shop.Now(clock));
            return await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
