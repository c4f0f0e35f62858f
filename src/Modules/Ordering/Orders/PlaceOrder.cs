using System.Text.Json.Serialization;
using ClickCart.Ordering.Checkout;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using Microsoft.Extensions.Options;

namespace ClickCart.Ordering.Orders;

/// <summary>Turns a quoted cart into an order and holds its stock. Publishes OrderPlaced, and OrderConfirmed where nothing is to be paid.</summary>
/// <remarks>
/// The order's id is the quote's id. So the hold and the coupon's use, committed by their modules before the order itself, are the same ones when the
/// request is tried again after a crash; and of two requests that order one quote the database lets one through, whose hold the other must not touch.
/// </remarks>
internal static class PlaceOrder
{
    public sealed record Request(Guid? QuoteId, string? ShippingOptionId, string? Email, Address? BillTo, string? PaymentMethod, Money? ExpectedTotal,
        bool? KeepCard = null, bool? TermsAccepted = null, IReadOnlyList<string>? GiftCards = null, bool? UseStoreCredit = null)
        : IRequest<Result<OrderResponse>>, IGuestKeyed
    {
        /// <summary>What gift cards and store credit are to pay together; null for as much as there is.</summary>
        public Money? ExpectedCredit { get; init; }

        /// <summary>That of the page, or what <c>?language=</c> or <c>Accept-Language</c> asks for among those that the shop offers.</summary>
        [JsonIgnore] public string? Language { get; init; }

        string? IGuestKeyed.GuestScope => $"quote {QuoteId}";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapPost("/orders", (Request request, HttpContext http, IMediator m, CancellationToken ct) =>
                m.Send(request with { Language = LanguageChoice.Of(http).Code }, ct).Created(o => $"/api/v1/orders/{o.Id}"))
                .Refuses("not-found", "out-of-stock", "quote-expired", "quote-used", "total-changed", "coupon-not-usable", "too-much-held",
                    "payments-not-taken", "gift-card-not-usable", "credit-changed")
                .RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone).Keyed().InLanguages();
            app.Shop().MapPost("/checkout/place", PlaceAsync).RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone).Keyed();
        }

        private static async Task<IResult> PlaceAsync(
            HttpContext http, CheckoutFlow flow, IOptionsSnapshot<ShopPages> pages, IPaymentMethods methods, IMediator m, CancellationToken ct)
        {
            var form = CheckoutForm.Of(await http.Request.ReadFormAsync(ct));
            var quote = await flow.ToOrderAsync(form, ct);
            var (seen, code) = (quote.Succeeded ? form.SeenCredit(quote.Value, methods) : null, LanguageChoice.Of(http).Code);
            var placed = quote.Succeeded ? await m.Send(Of(form, quote.Value, pages.Value) with { ExpectedCredit = seen, Language = code }, ct) : quote.Error!;
            if (placed.Error?.Type is "quote-used") return Pages.To($"/orders/{quote.Value.Id}");
            if (placed.Succeeded) await flow.DoneAsync(form, placed.Value.Id, http, ct);
            return placed.Redirect(o => $"/orders/{o.Id}", again: "/checkout");
        }

        private static Request Of(CheckoutForm form, Quote quote, ShopPages pages) => new(
            quote.Id, form.Chosen(quote).Id, form.Email, form.BillingAddress, form.Chosen(quote).Total.Amount == 0 ? null : form.PaymentMethod,
            form.Chosen(quote).Total, form.KeepCard ? true : null, pages.TermsToAccept is { } terms ? form.AcceptsTerms(terms) : null,
            form.GiftCards, form.UseStoreCredit);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(IOptionsMonitor<ShopPages> pages)
        {
            RuleFor(r => r.TermsAccepted).AcceptsTerms(pages);
            RuleFor(r => r.QuoteId).NotNull();
            RuleFor(r => r.ShippingOptionId).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Email).NotEmpty().MaximumLength(EmailAddress.MaxLength).HoldsNoCard().IsEmailAddress();
            RuleFor(r => r.PaymentMethod).PaymentMethod().When(r => r.NeedsMethod() || !string.IsNullOrEmpty(r.PaymentMethod));
            RuleFor(r => r.ExpectedTotal).NotNull();
            RuleFor(r => r.GiftCards).GiftCards();
            RuleFor(r => r.BillTo!).SetValidator(new AddressValidator()).When(r => r.BillTo is not null);
        }
    }

    internal sealed class Handler(OrderingDbContext db, IQuotes quotes, OrderPlacing placing, ICaller caller, IIds ids, ShopTime shop,
        IOptionsMonitor<ShopPages> pages, TimeProvider clock) : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var quote = await quotes.FindAsync(request.QuoteId!.Value, cancellationToken);
            if (quote is null || (quote.AccountId is not null && quote.AccountId != caller.AccountId)) return Error.NotFound("quote");
            if (await db.IsOrderedAsync(quote.Id, cancellationToken)) return Error.Conflict("quote-used", "This quote has been ordered already.");
            var now = Order.Time(clock);
            if (quote.ExpiresAt <= now) return Error.Conflict("quote-expired", "The quote's prices are no longer locked. Ask for a new one.");
            if (quote.ShippingOptions.FirstOrDefault(o => o.Id == request.ShippingOptionId) is not { } option)
                return Error.Invalid("shippingOptionId", "It is none of the quote's shipping options.");
            if (option.Total != request.ExpectedTotal!.Value)
                return Error.Conflict("total-changed", $"The quoted total is {option.Total}.")
                    .With("quoted", option.Total).With("expected", request.ExpectedTotal);
            var token = caller.AccountId is null ? ids.Secret() : null;
            var placed = await placing.PlaceAsync(quote, option, new(request.Email!, request.PaymentMethod, now)
            {
                AccountId = caller.AccountId,
                AccessToken = token,
                BillTo = request.BillTo,
                KeepCard = request.KeepCard is true,
                Credit = request.CreditOf(caller.AccountId),
                TermsVersion = pages.CurrentValue.TermsToAccept,
                Language = request.Language,
            }, cancellationToken);
            if (placed.Error is { } refused) return refused;
            db.PublishEvents(placed.Value);
            (await db.FindCartAsync(quote.CartId, cancellationToken))?.TakeOut(quote.Lines.Select(l => (l.Sku, l.Quantity)), shop.Local(now));
            return OrderResponse.Of(placed.Value) with { AccessToken = token };
        }
    }
}
