namespace ClickCart.Sandbox.CheckoutSessions;

/// <summary>Opens the gateway's own payment page for one payment, and answers with its address.</summary>
internal static class CreateCheckoutSession
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    internal sealed class Endpoint() : StripeEndpoint("POST", "/checkout/sessions"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var form = call.Form;
            form.Allow("cancel_url", "client_reference_id", "customer", "customer_email", "expires_at", "line_items", "locale", "metadata", "mode",
                "payment_intent_data", "payment_method_types", "submit_type", "success_url", "ui_mode");
            if (form.Required("mode") != "payment") throw StripeApiException.Invalid("mode", "The Sandbox knows the mode payment alone.");
            form.OneOf("ui_mode", "hosted", "hosted_page");
            var currency = WireCurrency.Of(form, "line_items[0][price_data][currency]");
            var each = form.Amount("line_items[0][price_data][unit_amount]") ?? throw StripeApiException.Missing("line_items[0][price_data][unit_amount]");
            var expires = form.Integer("expires_at") is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : call.Now + Longest;
            if (expires < call.Now + Shortest - TimeSpan.FromSeconds(5) || expires > call.Now + Longest + TimeSpan.FromSeconds(5))
                throw StripeApiException.Invalid("expires_at", "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.");
            var id = call.NewId("cs_test");
            var session = new CheckoutSession
            {
                Id = id,
                Amount = each * (form.Integer("line_items[0][quantity]") ?? 1),
                Currency = currency,
                Created = call.Now,
                ExpiresAt = expires,
                SuccessUrl = form.Url("success_url") ?? throw StripeApiException.Missing("success_url"),
                CancelUrl = form.Url("cancel_url"),
                Url = call.CheckoutUrl(id),
                What = form.Required("line_items[0][price_data][product_data][name]"),
                ClientReferenceId = form.Filled("client_reference_id"),
                Customer = await call.CustomerAsync(),
                CaptureMethod = form.OneOf("payment_intent_data[capture_method]", "automatic", "automatic_async", "manual") ?? "automatic",
                SetupFutureUsage = form.OneOf("payment_intent_data[setup_future_usage]", "on_session", "off_session"),
                Metadata = form.Metadata(),
                PaymentMetadata = form.Metadata("payment_intent_data[metadata]"),
            };
            call.Db.Put(session.Id, session);
            return WireResponse.Json(200, session.Shape(null, call.Now, expand: false));
        }
    }
}
