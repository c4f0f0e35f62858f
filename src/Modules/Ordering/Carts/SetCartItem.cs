using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Sets how many of a SKU a cart holds; 0 takes it out. More than is available may lie in a cart: the order decides.</summary>
internal static class SetCartItem
{
    public sealed record Request(long? Quantity) : IRequest<Result<CartResponse>>
    {
        [JsonIgnore] public string CartId { get; init; } = "";
        [JsonIgnore] public string Sku { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts")
                .MapPut("/carts/{id}/items/{sku}", (string id, string sku, Request request, IfMatchWhenSent match, IMediator m, CancellationToken ct) =>
                    m.Send(request with { CartId = id, Sku = sku }, ct).Ok())
                .Refuses("currency-mismatch").RequireAccess(Access.Anyone);
            app.Shop().MapPost("/cart/items/{sku}", async (string sku, Form<Request> form, BrowserCart browser, IMediator m, CancellationToken ct) =>
            {
                var id = await browser.IdAsync(ct);
                return await form.Send(r => m.Send(r with { CartId = id, Sku = sku }, ct)).Redirect(_ => "/cart", again: "/cart");
            }).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Quantity).NotNull().InclusiveBetween(0, Cart.MaxQuantity);
    }

    internal sealed class Handler(LiveCarts carts, ICatalog catalog, ShopTime shop, TimeProvider clock)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = await carts.ToChangeAsync(request.CartId, cancellationToken);
            if (found.Error is not null) return found.Error;
            var cart = found.Value;
            var now = shop.Now(clock);
            if (request.Quantity == 0 && cart.Remove(request.Sku, now)) return await carts.ShowAsync(cart, cancellationToken);

            var sold = await catalog.FindAsync([.. cart.Items.Select(i => i.Sku).Append(request.Sku).Distinct()], cancellationToken);
            if (!sold.TryGetValue(request.Sku, out var item)) return UnknownSku.Of(request.Sku, "on sale");
            if (cart.Set(item, (int)request.Quantity!.Value, now).Error is { } refused) return refused;
            return await carts.ShowAsync(cart, cancellationToken, sold);
        }
    }
}
