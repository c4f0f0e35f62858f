namespace ClickCart.Pricing.Quotes;

/// <summary>A quote again, as it was given, also when it has run out. The cart's id is the secret that opens it.</summary>
internal static class GetQuote
{
    public sealed record Request(string CartId, Guid QuoteId) : IRequest<Result<QuoteResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Carts").MapGet("/carts/{id}/quotes/{quoteId:guid}", (string id, Guid quoteId, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id, quoteId), ct).Ok()).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(PricingDbContext db, ICaller caller) : IRequestHandler<Request, Result<QuoteResponse>>
    {
        public async Task<Result<QuoteResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var quote = await db.Quotes.AsNoTracking().FirstOrDefaultAsync(q => q.Id == request.QuoteId && q.CartId == request.CartId, cancellationToken);
            if (quote is null || (quote.AccountId is { } owner && owner != caller.AccountId)) return Error.NotFound("quote");
            return QuoteResponse.Of(quote.ToQuote());
        }
    }
}
