using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.SavedCards;

namespace ClickCart.Payments.Payments;

/// <summary>
/// Asks the gateway to set the amount aside, or to open its own page where the customer does that. Publishes PaymentAuthorized, PaymentDeclined or
/// PaymentActionRequired.
/// </summary>
internal sealed class AuthorizePayment(PaymentsDbContext db, StripeGateway gateway, Cardholders holders, ServerAddress address)
    : AttemptJob<AuthorizePaymentJob>(db, gateway)
{
    protected override Attempt? UnderWay(Payment payment, AuthorizePaymentJob job) =>
        payment.State is PaymentState.Authorizing or PaymentState.Unknown ? payment.Current : null;

    protected override async Task<Outcome<PaymentIntent>> CallAsync(Payment payment, Attempt attempt, CancellationToken ct)
    {
        var returnUrl = $"{address.Public}/orders/{payment.OrderId}";
        var holder = payment.GatewayId is null ? await holders.OfAsync(payment, ct) : Cardholders.Nobody;
        if (holder is not Outcome<string?>.Succeeded { Value: var customer }) return holder.Map<PaymentIntent>(_ => null!);
        if (attempt.PaymentMethod == IPaymentMethods.OnGatewaysPage) return await OpenPageAsync(payment, attempt, customer, returnUrl, ct);
        return payment.GatewayId is { } id
            ? await Gateway.ConfirmAsync(id, attempt.PaymentMethod!, returnUrl, attempt.Key, ct)
            : await Gateway.AuthorizeAsync(payment.Id, payment.OrderNumber, payment.Of(payment.ByMethod), attempt.PaymentMethod!, customer, payment.KeepsCard,
                returnUrl, attempt.Key, ct);
    }

    /// <summary>The page takes half an hour at least; when the order's hold runs out before, it is closed with the order.</summary>
    private async Task<Outcome<PaymentIntent>> OpenPageAsync(Payment payment, Attempt attempt, string? customer, string returnUrl, CancellationToken ct)
    {
        // There is one payment per order, and the page would make another.
        if (payment.GatewayId is not null) return new Outcome<PaymentIntent>.Refused(StripeError.NotOnGatewaysPage);
        var (least, most) = (attempt.At.AddMinutes(35), attempt.At.AddHours(23));
        var expires = payment.HoldExpiresAt < least ? least : payment.HoldExpiresAt > most ? most : payment.HoldExpiresAt;
        var opened = await Gateway.OpenCheckoutAsync(
            payment.Id, payment.OrderNumber, payment.Of(payment.ByMethod), customer, payment.KeepsCard, returnUrl, expires, attempt.Key, ct);
        if (opened is Outcome<CheckoutSession>.Succeeded { Value: var session }) payment.Visit(session.Id);
        return opened.Map(visit => visit.AsIntent());
    }

    protected override bool Refuse(Payment payment, Attempt attempt, StripeError error, bool looked)
    {
        // The payment has moved on without us.
        if (error.Code == "payment_intent_unexpected_state") return false;
        payment.Decline(error, Now);
        return true;
    }

    protected override string WhyAgain(IReadOnlyList<PaymentIntent> seen) => "The gateway has not authorised; trying under a new key.";
}
