namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Makes a payment, and with <c>confirm=true</c> charges it at once.</summary>
internal static class CreatePaymentIntent
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/payment_intents"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var form = call.Form;
            form.Allow("amount", "automatic_payment_methods", "capture_method", "confirm", "confirmation_method", "currency", "customer", "description",
                "error_on_requires_action", "metadata", "off_session", "payment_method", "payment_method_data", "payment_method_options",
                "payment_method_types", "receipt_email", "return_url", "setup_future_usage", "shipping", "statement_descriptor",
                "statement_descriptor_suffix", "transfer_group");
            var currency = WireCurrency.Of(form);
            var amount = form.Charge(currency);
            var customer = await call.CustomerAsync();
            var card = await call.CardAsync(customer);
            var confirm = form.Flag("confirm");
            if (confirm && card is null) throw StripeApiException.Missing("payment_method");
            var types = form.List("payment_method_types");

            var id = call.NewId("pi");
            var payment = new Payment
            {
                Id = id,
                Amount = amount,
                Currency = currency,
                Created = call.Now,
                ClientSecret = $"{id}_secret_{call.NewSecret()}",
                ChallengeUrl = call.ChallengeUrl(id),
                CaptureMethod = form.OneOf("capture_method", "automatic", "automatic_async", "manual") ?? "automatic",
                OffSession = form.Flag("off_session"),
                ReturnUrl = form.Url("return_url"),
                Description = form.Filled("description"),
                ReceiptEmail = form.Filled("receipt_email"),
                PaymentMethodTypes = types.Count > 0 ? types : ["card"],
                Metadata = form.Metadata(),
                Customer = customer,
                SetupFutureUsage = form.OneOf("setup_future_usage", "on_session", "off_session"),
            };
            payment.Begin(card, call.Now);
            if (confirm) payment.Confirm(call.Now, call.Settling);
            return await call.FinishAsync(payment);
        }
    }
}
