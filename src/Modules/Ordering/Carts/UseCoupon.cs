using System.Text.Json.Serialization;

namespace ClickCart.Ordering.Carts;

/// <summary>Puts a coupon on a cart in the place of any others, when it may be used now. Its use is taken when the order is placed.</summary>
internal static class UseCoupon
{
    public sealed record Request(string? Code) : IRequest<Result<CartResponse>>
    {
        [JsonIgnore] public string CartId { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Carts").MapPut("/carts/{id}/coupon", (string id, Request request, IfMatchWhenSent match, IMediator m, CancellationToken ct) =>
                m.Send(request with { CartId = id }, ct).Ok())
                .Refuses("coupon-not-usable").RequireRateLimiting(Guards.Coupons).RequireAccess(Access.Anyone);
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
            var cart = found.Value;
            var coupon = await carts.CheckAsync(await carts.ShowAsync(cart, cancellationToken), request.Code!.Trim(), cancellationToken);
            if (coupon.Error is { } refused) return refused;
            cart.UseCoupons([coupon.Value.Code], shop.Now(clock));
            return await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
