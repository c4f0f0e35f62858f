using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Where there is less than the browser's cart holds, it holds what is left: the one button after something ran out.</summary>
internal static class ReduceCart
{
    public sealed record Request : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Shop().MapPost("/cart/reduce", (IMediator mediator, CancellationToken ct) =>
                mediator.Send(new Request(), ct).Redirect(_ => "/cart", "Your cart holds what is left.", again: "/cart")).RequireAccess(Access.Anyone);
            // The browser sends the same form on to the checkout page, so nothing that was typed is lost.
            app.Shop().MapPost("/checkout/reduce", async (IMediator mediator, CancellationToken ct) =>
                await mediator.Send(new Request(), ct) is { Error: { } refused }
                    ? new ProblemResult(refused)
                    : Results.Redirect("/checkout", preserveMethod: true))
                .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(
        BrowserCart browser, ICatalog catalog, IAvailability availability, OrderingSettings settings, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await browser.FindAsync(cancellationToken) is not { } cart) return Error.NotFound("cart");
            cart.AdoptBy(caller.AccountId);
            var now = await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken);
            if (now.Items.All(i => i.Available >= i.Quantity)) return now;
            cart.ReduceTo(now.Items.ToDictionary(i => i.Sku, i => i.Available), clock.GetUtcNow());
            return await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken);
        }
    }
}
