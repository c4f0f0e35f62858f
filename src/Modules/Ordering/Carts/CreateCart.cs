namespace ClickCart.Ordering.Carts;

/// <summary>A new, empty cart; its id is the secret that opens it.</summary>
internal static class CreateCart
{
    public sealed record Request : IRequest<Result<CartResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Carts")
            .MapPost("/carts", (Request request, IMediator mediator, CancellationToken ct) => mediator.Send(request, ct).Created(c => $"/api/v1/carts/{c.Id}"))
            .RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, OrderingSettings settings, ICaller caller, IIds ids, TimeProvider clock)
        : IRequestHandler<Request, Result<CartResponse>>
    {
        public Task<Result<CartResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var cart = new Cart(ids, caller.AccountId, clock.GetUtcNow());
            db.Carts.Add(cart);
            return Task.FromResult<Result<CartResponse>>(new CartResponse(cart.Secret, [], null, Money.Zero(settings.DefaultCurrency), cart.Version));
        }
    }
}
