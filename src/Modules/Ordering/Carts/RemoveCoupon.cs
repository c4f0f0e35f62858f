using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Takes the coupon off a cart, if there is one.</summary>
internal static class RemoveCoupon
{
    public sealed record Request(string CartId) : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts")
                .MapDelete("/carts/{id}/coupon", (string id, IfMatchWhenSent match, IMediator mediator, CancellationToken ct) =>
                    mediator.Send(new Request(id), ct).Ok())
                .RequireAccess(Access.Anyone);
            app.Shop().MapPost("/cart/coupon/remove", async (BrowserCart browser, IMediator mediator, CancellationToken ct) =>
                await mediator.Send(new Request(await browser.IdAsync(ct)), ct).Redirect(_ => "/cart", "The coupon is off.", again: "/cart"))
                .RequireAccess(Access.Anyone);
            // The browser sends the same form on to the checkout page, so nothing that was typed is lost.
            app.Shop().MapPost("/checkout/without-coupon", async (BrowserCart browser, IMediator mediator, CancellationToken ct) =>
                await mediator.Send(new Request(await browser.IdAsync(ct)), ct) is { Error: { } refused }
                    ? new ProblemResult(refused)
                    : Results.Redirect("/checkout", preserveMethod: true)).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(
        OrderingDbContext db,
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
            if (cart.CouponCode is not null) cart.UseCoupon(null, clock.GetUtcNow());
            return await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken);
        }
    }
}
