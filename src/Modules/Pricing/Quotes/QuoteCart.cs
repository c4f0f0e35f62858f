using System.Text.Json.Serialization;
using Carter;
using ClickCart.Catalog.Contracts;
using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.TaxRates;
using ClickCart.Shipping.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ClickCart.Pricing.Quotes;

/// <summary>Locks prices, discount, taxes and shipping rates of a cart for 15 minutes.</summary>
internal static class QuoteCart
{
    public sealed record Request(Address? ShipTo, string? Email) : IRequest<Result<QuoteResponse>>
    {
        [JsonIgnore]
        public string CartId { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Cart and quote")
            .MapPost("/carts/{id}/quotes", (string id, Request request, IMediator mediator, CancellationToken ct) =>
                mediator.Send(request with { CartId = id }, ct).Created(quote => $"{Endpoints.ApiPrefix}/carts/{id}/quotes/{quote.Id}"))
            .For(Who.Anyone);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ShipTo).NotNull();
            When(r => r.ShipTo is not null, () => RuleFor(r => r.ShipTo!).SetValidator(new AddressValidator()));
            RuleFor(r => r.Email).EmailAddress().MaximumLength(254).When(r => r.Email is not null);
        }
    }

    internal sealed class Handler(
        PricingDbContext db, ICarts carts, ICatalog catalog, ICoupons coupons, IShippingRates shipping, TaxTable taxes, ICaller caller, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<QuoteResponse>>
    {
        public async Task<Result<QuoteResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await carts.FindAsync(request.CartId, cancellationToken) is not { } cart) return Error.NotFound("cart");
            if (cart.Lines.Count == 0) return Error.Invalid("items", "The cart is empty.");

            var sold = await catalog.FindAsync([.. cart.Lines.Select(l => l.Sku)], cancellationToken);
            var gone = cart.Lines.Where(l => !sold.ContainsKey(l.Sku)).Select(l => $"{l.Sku} is not sold any more; take it out of the cart.").ToArray();
            if (gone.Length > 0) return Error.Invalid(new Dictionary<string, string[]> { ["items"] = gone });
            var currency = sold[cart.Lines[0].Sku].Price.Currency;
            if (cart.Lines.Any(l => sold[l.Sku].Price.Currency != currency)) return Error.Invalid("items", "The prices of the cart's items are in more than one currency now.");

            try
            {
                return await PriceAsync(request, cart, currency, sold, cancellationToken);
            }
            catch (OverflowException)
            {
                return Error.Invalid("items", "The cart is worth or weighs more than can be reckoned.");
            }
        }

        private async Task<Result<QuoteResponse>> PriceAsync(Request request, Cart cart, string currency, IReadOnlyDictionary<string, CatalogItem> sold, CancellationToken ct)
        {
            var shipTo = request.ShipTo!;
            QuoteSums.Item[] items = [.. cart.Lines.Select(l => new QuoteSums.Item(l.Sku, sold[l.Sku].Name, l.Quantity, sold[l.Sku].Price))];
            var weight = cart.Lines.Aggregate(0, (sum, l) => checked(sum + sold[l.Sku].WeightGrams * l.Quantity));

            CouponTerms? coupon = null;
            if (cart.CouponCode is { } code)
            {
                var subtotal = items.Aggregate(Money.Zero(currency), (sum, i) => sum + i.UnitPrice * i.Quantity);
                var usable = await coupons.CheckAsync(code, subtotal, (cart.AccountId ?? caller.AccountId)?.ToString() ?? request.Email, ct);
                if (usable.Error is { } refusal) return refusal;
                coupon = usable.Value;
            }

            var rates = await shipping.ForAsync(shipTo, weight, currency, ct);
            if (rates.Error is { } unavailable) return unavailable;
            if (rates.Value.Count == 0) return Error.Invalid("shipTo", "No carrier takes these items to this address.");

            var sums = QuoteSums.Of(items, currency, coupon, await taxes.ForAsync(shipTo.Country, shipTo.Region, ct), rates.Value);
            var quote = new StoredQuote
            {
                Id = ids.New(),
                CartId = cart.Id,
                AccountId = cart.AccountId,
                Currency = currency,
                Subtotal = sums.Subtotal.Amount,
                Discount = sums.Discount.Amount,
                Tax = sums.Tax.Amount,
                CouponCode = coupon?.Code,
                WeightGrams = weight,
                ExpiresAt = StoredQuote.EndOf(clock.GetUtcNow()),
                Details = new(request.Email, shipTo, sums.Lines, sums.ShippingOptions),
            };
            db.Quotes.Add(quote);
            return QuoteResponse.Of(quote.ToQuote());
        }
    }
}
