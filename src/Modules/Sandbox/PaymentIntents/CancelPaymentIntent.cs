namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Gives a payment up and lets go what was set aside.</summary>
internal static class CancelPaymentIntent
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/payment_intents/{id}/cancel"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("cancellation_reason");
            var reason = call.Form.OneOf("cancellation_reason", "abandoned", "duplicate", "fraudulent", "requested_by_customer");
            var payment = await call.PaymentAsync(call.Id);
            payment.Cancel(reason, call.Now);
            return await call.FinishAsync(payment);
        }
    }
}
