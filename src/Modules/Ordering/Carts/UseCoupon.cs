using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Puts a coupon on a cart, when it may be used now. Its use is taken when the order is placed.</summary>
internal static class UseCoupon
{
    public sealed record Request(string? Code) : IRequest<Result<CartResponse>>
    {
        [JsonIgnore]
        public string CartId { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts")
                .MapPut("/carts/{id}/coupon", (string id, Request request, IfMatchWhenSent match, IMediator mediator, CancellationToken ct) =>
                    mediator.Send(request with { CartId = id }, ct).Ok())
                .RequireAccess(Access.Anyone);
            app.Shop()
                .MapPost("/cart/coupon", async (Form<Request> form, BrowserCart browser, IMediator mediator, CancellationToken ct) =>
                {
                    var id = await browser.IdAsync(ct);
                    return await form.Send(r => mediator.Send(r with { CartId = id }, ct))
                        .Redirect(_ => "/cart", "Your coupon is on. It is taken off at checkout.", again: "/cart");
                })
                .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().WithMessage("Enter the coupon's code.").MaximumLength(64);
    }

    internal sealed class Handler(
        OrderingDbContext db,
        ICoupons coupons,
        ICatalog catalog,
        IAvailability availability,
        OrderingSettings settings,
        ICaller caller,
        ExpectedVersion expected,
        TimeProvider clock)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var cart = await db.FindCartAsync(request.CartId, caller, cancellationToken);
            if (cart is null) return Error.NotFound("cart");
            if (expected.Misses(cart)) return Error.Stale;
            cart.AdoptBy(caller.AccountId);
            var subtotal = (await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken)).Subtotal;
            var coupon = await coupons.CheckAsync(request.Code!.Trim(), subtotal, caller.AccountId?.ToString(), cancellationToken);
            if (coupon.Error is { } refused) return refused;
            cart.UseCoupon(coupon.Value.Code, clock.GetUtcNow());
            return await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken);
        }
    }
}
