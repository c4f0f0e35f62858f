namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Charges a payment, if need be with another card than the one that was declined.</summary>
internal static class ConfirmPaymentIntent
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/payment_intents/{id}/confirm"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var form = call.Form;
            form.Allow("error_on_requires_action", "off_session", "payment_method", "payment_method_data", "payment_method_options",
                "payment_method_types", "receipt_email", "return_url", "setup_future_usage", "shipping", "use_stripe_sdk");
            var payment = await call.PaymentAsync(call.Id);
            payment.Require(PaymentAct.Confirm);
            payment.Choose(await call.CardAsync(payment.Customer));
            payment.SetupFutureUsage = form.OneOf("setup_future_usage", "on_session", "off_session") ?? payment.SetupFutureUsage;
            payment.ReturnUrl = form.Url("return_url") ?? payment.ReturnUrl;
            payment.OffSession = form.Flag("off_session");
            payment.Confirm(call.Now, call.Settling);
            return await call.FinishAsync(payment);
        }
    }
}
