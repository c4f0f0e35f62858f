using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>The cart that the account used last.</summary>
internal static class GetCurrentCart
{
    public sealed record Request : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Carts")
            .MapGet("/carts/current", (IMediator mediator, CancellationToken ct) => mediator.Send(new Request(), ct).Ok())
            .RequireAccess(Access.Customer);
    }

    internal sealed class Handler(OrderingDbContext db, ICatalog catalog, IAvailability availability, OrderingSettings settings, ICaller caller)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public async Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var account = caller.AccountId;
            var cart = await db.Carts.AsNoTracking().Where(c => c.AccountId == account).OrderByDescending(c => c.UsedAt).FirstOrDefaultAsync(cancellationToken);
            return account is null || cart is null
                ? Error.NotFound("cart")
                : await CartResponse.OfAsync(cart, catalog, availability, settings, cancellationToken);
        }
    }
}
