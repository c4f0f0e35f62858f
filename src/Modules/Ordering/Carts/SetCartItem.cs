using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>Sets how many of a SKU a cart holds; 0 takes it out. More than is available may lie in a cart: the order decides.</summary>
internal static class SetCartItem
{
    public sealed record Request(long? Quantity) : IRequest<Result<CartResponse>>
    {
        [JsonIgnore]
        public string CartId { get; init; } = "";

        [JsonIgnore]
        public string Sku { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Carts")
                .MapPut("/carts/{id}/items/{sku}", (string id, string sku, Request request, IfMatchWhenSent match, IMediator mediator, CancellationToken ct) =>
                    mediator.Send(request with { CartId = id, Sku = sku }, ct).Ok())
                .RequireAccess(Access.Anyone);
            app.Shop()
                .MapPost("/cart/items/{sku}", async (string sku, Form<Request> form, BrowserCart browser, IMediator mediator, CancellationToken ct) =>
                {
                    var id = await browser.IdAsync(ct);
                    return await form.Send(r => mediator.Send(r with { CartId = id, Sku = sku }, ct)).Redirect(_ => "/cart", again: "/cart");
                })
                .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Quantity).NotNull().InclusiveBetween(0, Cart.MaxQuantity);
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
            var now = clock.GetUtcNow();
            cart.AdoptBy(caller.AccountId);
            if (request.Quantity == 0 && cart.Remove(request.Sku, now))
                return await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken);

            string[] skus = [.. cart.Items.Select(i => i.Sku).Append(request.Sku).Distinct()];
            var sold = await catalog.FindAsync(skus, cancellationToken);
            if (!sold.TryGetValue(request.Sku, out var item)) return Error.NotFound("product");
            if (cart.Set(item, (int)request.Quantity!.Value, now).Error is { } refused) return refused;
            return cart.Items.Count == 0
                ? await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken)
                : CartResponse.Of(cart, sold, await availability.OfAsync(skus, cancellationToken));
        }
    }
}
