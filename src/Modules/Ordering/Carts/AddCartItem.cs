using ClickCart.Catalog.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Puts more of a SKU into the browser's cart, and makes the cart when there is none.</summary>
internal static class AddCartItem
{
    public sealed record Request(string? Sku, int? Quantity) : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Shop()
            .MapPost("/cart/items", async (Form<Request> form, BrowserCart browser, IMediator m, CancellationToken ct) =>
            {
                var cart = await form.Send(r => m.Send(r, ct));
                if (cart.Succeeded) browser.Keep(cart.Value.Id);
                return cart.Redirect(_ => "/cart", "It is in your cart.", again: "/cart");
            }).RequireAccess(Access.Anyone).Keyed();
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Sku).NotEmpty();
            RuleFor(r => r.Quantity).NotNull().InclusiveBetween(1, Cart.MaxQuantity);
        }
    }

    internal sealed class Handler(OrderingDbContext db, BrowserCart browser, LiveCarts carts, ICatalog catalog, ICaller caller, IIds ids,
        ShopTime shop, TimeProvider clock)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await catalog.FindAsync([request.Sku!], cancellationToken)).TryGetValue(request.Sku!, out var item)) return UnknownSku.Of(request.Sku!, "on sale");
            var now = shop.Now(clock);
            var cart = await browser.FindAsync(cancellationToken) ?? db.Carts.Add(new Cart(ids, caller.AccountId, now)).Entity;
            cart.AdoptBy(caller.AccountId);
            if (cart.Add(item, request.Quantity!.Value, now).Error is { } refused) return refused;
            return await carts.ShowAsync(cart, cancellationToken);
        }
    }
}
