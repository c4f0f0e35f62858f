namespace ClickCart.Ordering.Carts;

/// <summary>Takes one coupon off a cart, or all of them, if there are any.</summary>
internal static class RemoveCoupon
{
    /// <param name="Code">In capitals or not; null for all.</param>
    public sealed record Request(string CartId, string? Code = null) : IRequest<Result<CartResponse>>;

    /// <summary>What the cart's page sends.</summary>
    internal sealed record Sent(string? Code);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts").MapDelete("/carts/{id}/coupon", (string id, IfMatchWhenSent match, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).RequireAccess(Access.Anyone);
            app.Api("Carts").MapDelete("/carts/{id}/coupons/{code}", (string id, string code, IfMatchWhenSent match, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, code), ct).Ok()).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/cart/coupon/remove", async (Form<Sent> form, BrowserCart browser, IMediator m, CancellationToken ct) =>
            {
                var id = await browser.IdAsync(ct);
                return await form.Send(sent => m.Send(new Request(id, sent.Code), ct)).Redirect(_ => "/cart", "The coupon is off.", again: "/cart");
            }).RequireAccess(Access.Anyone);
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
            string[] left = [.. cart.CouponCodes.Where(c => request.Code is { } code && !c.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase))];
            if (left.Length < cart.CouponCodes.Count) cart.UseCoupons(left, shop.Now(clock));
            return await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
