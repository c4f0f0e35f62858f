using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>A cart with live prices and availability.</summary>
internal static class GetCart
{
    public sealed record Request(string Id) : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Carts")
            .MapGet("/carts/{id}", (string id, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(id), ct).Ok())
            .RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, ICatalog catalog, IAvailability availability, OrderingSettings settings, ICaller caller)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var cart = await db.ReadCartAsync(request.Id, caller, cancellationToken);
            return cart is null ? Error.NotFound("cart") : await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken);
        }
    }
}
