using System.Text.Json.Serialization;
using ClickCart.Ordering.Checkout;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace ClickCart.Ordering.Drafts;

/// <summary>The customer pays for a draft by its link, and it becomes an order. Publishes OrderPlaced.</summary>
/// <remarks>
/// The order's id comes of the draft's, so the hold, which is committed first, is the same one when it is tried again after a crash; and of two who use the
/// link at once the draft's version and the order's key let one through.
/// </remarks>
internal static class PayDraft
{
    /// <param name="PaymentMethod">Not needed where there is nothing to pay.</param>
    /// <param name="GiftCards">Codes of gift cards that pay what they can.</param>
    /// <param name="UseStoreCredit">The account's store credit pays, too.</param>
    public sealed record Request(
        string? PaymentMethod, bool? KeepCard = null, bool? TermsAccepted = null, IReadOnlyList<string>? GiftCards = null, bool? UseStoreCredit = null)
        : IRequest<Result<OrderResponse>>, IGuestKeyed
    {
        [JsonIgnore] public string Secret { get; init; } = "";

        string? IGuestKeyed.GuestScope => $"link {Order.HashToken(Secret)[..32]}";
    }

    internal sealed class Endpoint : ICarterModule
    {
        /// <summary>As long as an order that was placed in checkout.</summary>
        private static readonly TimeSpan OpenFor = TimeSpan.FromDays(90);

        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payment links").MapPost("/pay/{secret}", (string secret, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Secret = secret }, ct).Created(o => $"{Endpoints.ApiPrefix}/orders/{o.Id}"))
                .Refuses("not-found", "link-not-payable", "draft-ordered", "out-of-stock", "too-much-held", "payments-not-taken",
                    "gift-card-not-usable", "credit-changed")
                .RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone).Keyed();
            app.Shop().MapPost("/pay/{secret}", PayAsync).RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone).Keyed();
        }

        private static async Task<IResult> PayAsync(
            string secret, HttpContext http, OpenedOrders opened, IOptionsSnapshot<ShopPages> pages, ICaller caller, IMediator m, CancellationToken ct)
        {
            var form = CheckoutForm.Of(await http.Request.ReadFormAsync(ct));
            bool? accepted = pages.Value.TermsToAccept is { } terms ? form.AcceptsTerms(terms) : null;
            var placed = await m.Send(
                new Request(form.PaymentMethod, form.KeepCard ? true : null, accepted, form.GiftCards, form.UseStoreCredit ? true : null)
                { Secret = secret }, ct);
            // Somebody was faster, or this is the second press: the link leads to the order.
            if (placed.Error?.Type is "draft-ordered") return Pages.To($"/pay/{secret}");
            // Its owner signs in, and the browser forgets it when they sign out.
            if (placed.Succeeded && (placed.Value.AccessToken is not null || caller.IsStaff)) opened.Add(http, placed.Value.Id, OpenFor);
            return placed.Redirect(o => $"/orders/{o.Id}", again: $"/pay/{secret}");
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(IOptionsMonitor<ShopPages> pages)
        {
            RuleFor(r => r.TermsAccepted).AcceptsTerms(pages);
            RuleFor(r => r.GiftCards).GiftCards();
            RuleFor(r => r.PaymentMethod).PaymentMethod().When(r => !string.IsNullOrEmpty(r.PaymentMethod));
        }
    }

    internal sealed class Handler(OrderingDbContext db, DraftPlacing placing, IOptionsMonitor<ShopPages> pages, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindByLinkAsync(request.Secret, cancellationToken) is not var (draft, link)) return Error.NotFound("payment link");
            var now = Order.Time(clock);
            switch (draft.StatusOf(link, now))
            {
                case LinkStatus.Ordered: return Draft.IsOrdered.With("orderId", draft.OrderId);
                case LinkStatus.Payable: break;
                case var other:
                    return Error.Conflict("link-not-payable", "This payment link does not hold any more. Ask the shop for another one.")
                        .With("linkStatus", OrderState.Word(other));
            }
            var credit = request.UseStoreCredit is true || request.GiftCards is { Count: > 0 }
                ? new CreditWish(request.GiftCards ?? [], request.UseStoreCredit is true, caller.AccountId, null) : null;
            // What gift cards and store credit leave to be paid is known first when they have paid.
            if (credit is null && draft.ToPay.Amount > 0 && string.IsNullOrEmpty(request.PaymentMethod))
                return Error.Invalid("paymentMethod", "Choose how you want to pay.");
            return await placing.PlaceAsync(draft, new(draft.Email, request.PaymentMethod, now)
            {
                KeepCard = request.KeepCard is true,
                Credit = credit,
                TermsVersion = pages.CurrentValue.TermsToAccept,
            }, cancellationToken);
        }
    }
}
