namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Takes the money that was set aside, all or part of it.</summary>
internal static class CapturePaymentIntent
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/payment_intents/{id}/capture"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("amount_to_capture", "final_capture", "metadata", "statement_descriptor", "statement_descriptor_suffix");
            var payment = await call.PaymentAsync(call.Id);
            payment.Capture(call.Form.Amount("amount_to_capture", payment.Currency), call.Now, call.Settling);
            foreach (var (key, value) in call.Form.Metadata()) payment.Metadata[key] = value;
            return await call.FinishAsync(payment);
        }
    }
}
