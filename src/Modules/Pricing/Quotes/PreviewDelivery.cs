using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.TaxRates;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>What a shopper would be offered: the ways of delivery of an address, a weight and an amount, as a quote for them says. Nothing is stored.</summary>
internal static class PreviewDelivery
{
    /// <param name="Region">Where the country has them.</param>
    /// <param name="PostalCode">Where the country has them; carriers price by it.</param>
    /// <param name="WeightGrams">Of the goods.</param>
    /// <param name="Total">What the goods cost after their discount.</param>
    public sealed record Request(string? Country, string? Region, string? PostalCode, string? City, int? WeightGrams, Money? Total)
        : IRequest<Result<Response>>;

    /// <param name="Zone">The delivery zone that the address lies in; null while the shop has none, or where it does not deliver.</param>
    /// <param name="Problem">Why nothing is offered; null where something is.</param>
    public sealed record Response(string? Zone, IReadOnlyList<ShippingOption> Options, string? Problem);

    /// <summary>For the page.</summary>
    internal sealed record Shown(Request Asked, Response Answer);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Delivery").MapPost("/admin/delivery-preview", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .Refuses("carrier-unavailable").RequireAccess(Permissions.EditShipping).OnlyAsks();
            app.Admin().MapGet("/shipping-zones/preview", () => Pages.Show<PreviewDeliveryPage>()).RequireAccess(Permissions.EditShipping);
            app.Admin().MapPost("/shipping-zones/preview", async (Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                Request? asked = null;
                var answer = await form.Send(r => m.Send(asked = r, ct));
                return answer.Succeeded ? Pages.Show(typeof(PreviewDeliveryPage), new Shown(asked!, answer.Value)) : answer.Redirect(_ => "");
            }).RequireAccess(Permissions.EditShipping);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Country).CountryCode();
            RuleFor(r => r.Region).MaximumLength(Places.LongestRegion);
            RuleFor(r => r.PostalCode).MaximumLength(Places.LongestPostalCode);
            RuleFor(r => r.City).MaximumLength(100);
            RuleFor(r => r.WeightGrams).NotNull().InclusiveBetween(0, 100_000_000).WithMessage("The weight is 0 to 100,000,000 g.");
            RuleFor(r => r.Total).NotNull().WithMessage("Say what the goods cost.")
                .Must(t => t is null or { Amount: >= 0 and <= 100_000_000_000 }).WithMessage("The amount is zero or more, and below 1,000 million.");
        }
    }

    internal sealed class Handler(IShippingRates shipping, ITaxProvider taxes, FreeShipping free, IPaymentMethods methods)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var shipTo = new Address(
                "Preview", "Main Street 1", null, request.City ?? "", request.Region, request.PostalCode, request.Country!, "+1 415 555 0100").Normal();
            var goods = request.Total!.Value;
            var (currency, step) = (goods.Currency, methods.StepOf(goods.Currency));
            var rates = await shipping.OffersAsync(shipTo, new(request.WeightGrams!.Value), goods, cancellationToken);
            if (rates.Error is { Kind: not ErrorKind.Invalid } unavailable) return unavailable;
            if (rates.Error is { } none)
                return new Response(null, [], none.Extensions?.GetValueOrDefault("errors") is IReadOnlyDictionary<string, string[]> errors
                    ? string.Join(' ', errors.Values.SelectMany(e => e)) : none.Detail);
            var taxed = await taxes.TaxAsync(new(shipTo, currency, null, [new("PREVIEW", TaxClass.Standard, 1, goods)]), cancellationToken);
            if (taxed.Error is { } untaxed) return untaxed;
            var (its, usual) = (TaxTerms.Of(taxed.Value.Items[0]), TaxTerms.Of(taxed.Value.Usual));
            ShippingRate[] offers = [.. rates.Value.Select(r => r with { FreeFrom = r.FreeFrom is { } own ? usual.PriceOf(own, step) : null })];
            var sums = QuoteSums.Of(
                [new("PREVIEW", "Goods", 1, its.PriceOf(goods, step)) { Rate = its.Rate }], currency, [], TaxTerms.Of(taxed.Value.Delivery).Rate, offers, step,
                free.In(currency) is { } from ? usual.PriceOf(from, step) : null);
            return new Response(offers[0].Zone, sums.ShippingOptions, null);
        }
    }
}
