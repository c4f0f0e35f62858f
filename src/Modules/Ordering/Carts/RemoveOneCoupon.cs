using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Carts;

/// <summary>Takes one of a cart's coupons off, if it is on.</summary>
internal static class RemoveOneCoupon
{
    /// <param name="Code">In capitals or not.</param>
    public sealed record Request(string? Code) : IRequest<Result<CartResponse>>
    {
        [JsonIgnore] public string CartId { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts").MapDelete("/carts/{id}/coupons/{code}", (string id, string code, IfMatchWhenSent match, IMediator m, CancellationToken ct) =>
                m.Send(new Request(code) { CartId = id }, ct).Ok()).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/cart/coupon/remove", async (Form<Request> form, BrowserCart browser, IMediator m, CancellationToken ct) =>
            {
                var id = await browser.IdAsync(ct);
                return await form.Send(r => m.Send(r with { CartId = id }, ct)).Redirect(_ => "/cart", "The coupon is off.", again: "/cart");
            }).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(LiveCarts carts, ShopTime shop, TimeProvider clock) : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = await carts.ToChangeAsync(request.CartId, cancellationToken);
            if (found.Error is not null) return found.Error;
            var cart = found.Value;
            string[] left = [.. cart.CouponCodes.Where(c => !c.Equals(request.Code?.Trim(), StringComparison.OrdinalIgnoreCase))];
            if (left.Length < cart.CouponCodes.Count) cart.UseCoupons(left, shop.Now(clock));
            return await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
