using ClickCart.Catalog.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>The browser's cart as a page.</summary>
internal static class ShowCart
{
    public sealed record Request : IRequest<Result<Response>>;

    /// <param name="Cart">Null when there is none yet.</param>
    /// <param name="Sold">For links and pictures.</param>
    /// <param name="FreeShippingFrom">What its items must cost, after the discount, for delivery to be free; null where it is not by the amount.</param>
    public sealed record Response(CartResponse? Cart, IReadOnlyDictionary<string, CatalogItem> Sold, Money? FreeShippingFrom);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Shop()
            .MapGet("/cart", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ShowCartPage))).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(BrowserCart browser, LiveCarts carts, ICatalog catalog, IQuotes quotes)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await browser.ReadAsync(cancellationToken) is not { } stored)
                return new Response(null, new Dictionary<string, CatalogItem>(), null);
            var sold = await catalog.FindAsync([.. stored.Items.Select(i => i.Sku)], cancellationToken);
            var cart = await carts.ShowAsync(stored, cancellationToken, sold);
            return new Response(cart, sold, quotes.FreeShippingFrom(cart.Subtotal.Currency));
        }
    }
}
