using System.Text.Json.Serialization;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Puts one more coupon on a cart, when it may be used now and goes with those that are on.</summary>
internal static class AddCoupon
{
    public sealed record Request(string? Code) : IRequest<Result<CartResponse>>
    {
        [JsonIgnore] public string CartId { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts").MapPut("/carts/{id}/coupons/{code}", (string id, string code, IfMatchWhenSent match, IMediator m, CancellationToken ct) =>
                m.Send(new Request(code) { CartId = id }, ct).Ok())
                .Refuses("coupon-not-usable").RequireRateLimiting(Guards.Coupons).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/cart/coupon", async (Form<Request> form, BrowserCart browser, IMediator m, CancellationToken ct) =>
            {
                var id = await browser.IdAsync(ct);
                return await form.Send(r => m.Send(r with { CartId = id }, ct))
                    .Redirect(_ => "/cart", "Your coupon is on. It is taken off at checkout.", again: "/cart");
            }).RequireRateLimiting(Guards.Coupons).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().WithMessage("Enter the coupon's code.").MaximumLength(64);
    }

    internal sealed class Handler(LiveCarts carts, ShopTime shop, TimeProvider clock) : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = await carts.ToChangeAsync(request.CartId, cancellationToken);
            if (found.Error is not null) return found.Error;
            var (cart, shown) = (found.Value, await carts.ShowAsync(found.Value, cancellationToken));
            var asked = await carts.CheckAsync(shown, request.Code!.Trim(), cancellationToken);
            if (asked.Error is { } refused) return refused;
            var coupon = asked.Value;
            if (cart.CouponCodes.Contains(coupon.Code, StringComparer.Ordinal)) return shown;
            if (cart.CouponCodes.Count == Cart.MaxCoupons)
                return CouponTerms.NotUsable("too-many", $"A cart has at most {Cart.MaxCoupons} coupons.");
            foreach (var code in cart.CouponCodes)
                if (await carts.CheckAsync(shown, code, cancellationToken) is { Succeeded: true, Value: var other } && !(coupon.Combines && other.Combines))
                    return CouponTerms.NotUsable("not-combinable", $"{coupon.Code} cannot be combined with {other.Code}. Take {other.Code} off first.");
            cart.UseCoupons([.. cart.CouponCodes, coupon.Code], shop.Now(clock));
            return await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
