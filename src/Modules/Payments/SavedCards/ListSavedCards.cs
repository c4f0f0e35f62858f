using ClickCart.Payments.Contracts;

namespace ClickCart.Payments.SavedCards;

/// <summary>The cards that the caller keeps at the gateway.</summary>
internal static class ListSavedCards
{
    internal sealed record Request : IRequest<Result<Response>>;

    /// <param name="Items">The one that was kept last comes first.</param>
    public sealed record Response(IReadOnlyList<KeptCard> Items);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/me/cards", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("Your cards").RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/cards", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ListSavedCardsPage)))
                .RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(ISavedCards cards, ICaller caller) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            new Response(caller.AccountId is { } account ? await cards.OfAsync(account, cancellationToken) : []);
    }
}
