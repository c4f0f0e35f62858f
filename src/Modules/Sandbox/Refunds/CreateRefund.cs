namespace ClickCart.Sandbox.Refunds;

/// <summary>Gives money back: all that is left of a payment, or an amount.</summary>
internal static class CreateRefund
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/refunds"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var form = call.Form;
            form.Allow("amount", "charge", "instructions_email", "metadata", "payment_intent", "reason");
            var (paymentId, charge) = (form.Filled("payment_intent"), form.Filled("charge"));
            var (asked, metadata) = (form.Amount("amount"), form.Metadata());
            var reason = form.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer");

            var payment = paymentId is null
                ? await call.PaymentOfChargeAsync(charge ?? throw StripeApiException.Missing("payment_intent"))
                : await call.PaymentAsync(paymentId);
            var amount = WireCurrency.Whole("amount", asked, payment.Currency);
            var refund = payment.Refund(call.NewId("re"), amount, reason, metadata, call.Now, call.Settling);
            call.Db.Put(refund.Id, new RefundPlace(payment.Id), link: payment.Id);
            await call.SaveAsync(payment);
            return WireResponse.Json(200, StripeShapes.RefundOf(payment, refund, call.Now));
        }
    }
}
