using System.Text.Json.Serialization;
using ClickCart.Pricing.VatIds;

namespace ClickCart.Pricing.Quotes;

/// <summary>Locks prices, discount, taxes and shipping rates of a cart for 15 minutes.</summary>
internal static class QuoteCart
{
    /// <param name="VatId">Of a business, in any way of writing it.</param>
    public sealed record Request(Address? ShipTo, string? Email, string? VatId = null) : IRequest<Result<QuoteResponse>>
    {
        [JsonIgnore] public string CartId { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Carts").MapPost("/carts/{id}/quotes", (string id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { CartId = id }, ct).Created(quote => $"{Endpoints.ApiPrefix}/carts/{id}/quotes/{quote.Id}"))
                .Refuses("coupon-not-usable", "carrier-unavailable").RequireAccess(Access.Anyone);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ShipTo!).NotNull().SetValidator(new AddressValidator());
            RuleFor(r => r.Email).IsEmailAddress().When(r => r.Email is not null);
            RuleFor(r => r.VatId).MaximumLength(VatIdReader.MaxLength);
        }
    }

    internal sealed class Handler(PricingDbContext db, QuotesContract quotes) : IRequestHandler<Request, Result<QuoteResponse>>
    {
        public async Task<Result<QuoteResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var priced = await quotes.PriceAsync(request.CartId, request.ShipTo!, request.Email, request.VatId, cancellationToken);
            if (priced.Error is { } refused) return refused;
            db.Quotes.Add(priced.Value);
            return QuoteResponse.Of(priced.Value.ToQuote());
        }
    }
}
