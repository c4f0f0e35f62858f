namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Changes a payment that is not yet confirmed; its metadata and description at any time. An empty metadata value unsets the key.</summary>
internal static class UpdatePaymentIntent
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/payment_intents/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var form = call.Form;
            form.Allow("amount", "description", "metadata", "payment_method", "payment_method_data", "receipt_email", "return_url");
            var payment = await call.PaymentAsync(call.Id);
            var (amount, card) = (form.Amount("amount", payment.Currency), await call.CardAsync(payment.Customer));
            if (amount is not null || card is not null) payment.Require(PaymentAct.Update);

            payment.Amount = amount ?? payment.Amount;
            payment.Choose(card);
            payment.ReturnUrl = form.Url("return_url") ?? payment.ReturnUrl;
            payment.Description = form["description"] ?? payment.Description;
            payment.ReceiptEmail = form["receipt_email"] ?? payment.ReceiptEmail;
            foreach (var (key, value) in form.Metadata())
            {
                if (value.Length > 0) payment.Metadata[key] = value;
                else payment.Metadata.Remove(key);
            }
            return await call.FinishAsync(payment);
        }
    }
}
