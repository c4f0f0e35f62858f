namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Shows a payment as it stands now; <c>expand[]=latest_charge</c> shows the charge with its refunds too.</summary>
internal static class GetPaymentIntent
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/payment_intents/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("client_secret");
            return call.Show(await call.PaymentAsync(call.Id));
        }
    }
}
