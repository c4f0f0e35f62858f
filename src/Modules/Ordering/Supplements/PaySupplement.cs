using System.Text.Json.Serialization;
using ClickCart.Ordering.Checkout;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>
/// The customer pays a supplement by its link. What the order gains is held first, under the payment's id, which is that of the change, too: trying again after
/// a crash finds it, and who pays finds it in stock. Publishes SupplementPaymentBegun.
/// </summary>
internal static class PaySupplement
{
    /// <param name="PaymentMethod">Not needed where gift cards and store credit pay all of it.</param>
    /// <param name="GiftCards">Codes of gift cards that pay what they can.</param>
    /// <param name="UseStoreCredit">The account's store credit pays, too.</param>
    public sealed record Request(string? PaymentMethod, IReadOnlyList<string>? GiftCards = null, bool? UseStoreCredit = null)
        : IRequest<Result<SupplementToPay>>, IGuestKeyed
    {
        [JsonIgnore] public string Secret { get; init; } = "";

        string? IGuestKeyed.GuestScope => $"link {Order.HashToken(Secret)[..32]}";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Payment links").MapPost("/pay/difference/{secret}", (string secret, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Secret = secret }, ct).Accepted())
                .Refuses("not-found", "link-not-payable", "supplement-under-way", "out-of-stock", "already-shipped", "not-editable", "charge-disputed",
                    "payments-not-taken", "gift-card-not-usable", "credit-changed").RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone).Keyed();
            app.Shop().MapPost("/pay/difference/{secret}", async Task<IResult> (
                string secret, HttpContext http, OpenedOrders opened, IMediator m, CancellationToken ct) =>
            {
                var form = CheckoutForm.Of(await http.Request.ReadFormAsync(ct));
                var paid = await m.Send(new Request(form.PaymentMethod, form.GiftCards, form.UseStoreCredit ? true : null) { Secret = secret }, ct);
                if (paid.Succeeded) opened.Add(http, paid.Value.OrderId, TimeSpan.FromDays(1));
                // This is the second press: the link leads to the order.
                else if (paid.Error?.Type is "supplement-under-way") return Pages.To($"/pay/difference/{secret}");
                return await Task.FromResult(paid).Redirect(s => $"/orders/{s.OrderId}", again: $"/pay/difference/{secret}");
            }).RequireRateLimiting(Guards.Payments).RequireAccess(Access.Anyone).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.GiftCards).GiftCards();
            RuleFor(r => r.PaymentMethod).PaymentMethod().When(r => !string.IsNullOrEmpty(r.PaymentMethod));
        }
    }

    internal sealed class Handler(
        OrderingDbContext db, OrderEditing editing, IPaymentMethods methods, ICredits credits, OrderingSettings settings, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<SupplementToPay>>
    {
        public async Task<Result<SupplementToPay>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindSupplementByLinkAsync(request.Secret, cancellationToken) is not var (supplement, link, order))
                return Error.NotFound("payment link");
            if (ManualMethod.Is(request.PaymentMethod)) return Error.Invalid("paymentMethod", "This shop does not take that.");
            var now = Order.Time(clock);
            switch (supplement.StatusOf(link, now))
            {
                case SupplementLinkStatus.UnderWay: return Supplement.UnderWay;
                case SupplementLinkStatus.Payable: break;
                case var other:
                    return Error.Conflict("link-not-payable", "This payment link does not hold any more. Ask the shop for another one.")
                        .With("linkStatus", OrderState.Word(other));
            }
            var means = await MeansAsync(request, supplement.DifferenceMoney, cancellationToken);
            if (means.Error is { } unpayable) return unpayable;
            // What credit pays is decided with the payment, so that one that was declined is none of it.
            if (means.Value.Credits.Count > 0) await editing.LeaveAsync(supplement, order, now, cancellationToken);
            var until = now + settings.Hold;
            if (await editing.WhyNotPayableAsync(order, supplement, until, cancellationToken) is { } impossible) return impossible;
            if (supplement.Pay(order, means.Value, until, settings.PaymentAttempts, now).Error is { } refused) return refused;
            db.PublishEvents(order, supplement);
            return SupplementToPay.Of(supplement, link, order, now);
        }

        /// <summary>What credit pays now, and what is left for the card.</summary>
        private async Task<Result<SupplementMeans>> MeansAsync(Request request, Money difference, CancellationToken ct)
        {
            var method = request.PaymentMethod ?? "";
            if (request.UseStoreCredit is not true && request.GiftCards is not { Count: > 0 })
                return !methods.AreTaken ? Rules.PaymentsNotTaken
                    : method.Length == 0 ? Error.Invalid("paymentMethod", "Choose how you want to pay.")
                    : new SupplementMeans(method, caller.Actor, []);
            var planned = await credits.PlanAsync(
                new(request.GiftCards ?? [], request.UseStoreCredit is true, caller.AccountId, null), difference,
                methods.AreTaken && method.Length > 0 ? CreditRest.Gateway : CreditRest.Nobody, ct);
            if (planned.Error is { } refused) return refused;
            var isAll = planned.Value.Sum(p => p.Amount.Amount) == difference.Amount;
            return new SupplementMeans(isAll ? "" : method, caller.Actor, [.. planned.Value.Select(p => new SupplementCredit(p.CreditId, p.Amount))]);
        }
    }
}
