using ClickCart.Payments.Gateway;

namespace ClickCart.Payments.Payments;

/// <summary>Asks the gateway to set the amount aside. Publishes PaymentAuthorized, PaymentDeclined or PaymentActionRequired.</summary>
internal sealed class AuthorizePayment(PaymentsDbContext db, StripeGateway gateway, ServerAddress address) : AttemptJob<AuthorizePaymentJob>(db, gateway)
{
    protected override Attempt? UnderWay(Payment payment, AuthorizePaymentJob job) =>
        payment.State is PaymentState.Authorizing or PaymentState.Unknown ? payment.Current : null;

    protected override Task<Outcome<PaymentIntent>> CallAsync(Payment payment, Attempt attempt, CancellationToken ct)
    {
        var returnUrl = $"{address.Public}/orders/{payment.Id}";
        return payment.GatewayId is { } id
            ? Gateway.ConfirmAsync(id, attempt.PaymentMethod!, returnUrl, attempt.Key, ct)
            : Gateway.AuthorizeAsync(payment.Id, payment.OrderNumber, payment.Of(payment.Amount), attempt.PaymentMethod!, returnUrl, attempt.Key, ct);
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
