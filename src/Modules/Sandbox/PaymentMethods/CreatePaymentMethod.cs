namespace ClickCart.Sandbox.PaymentMethods;

/// <summary>Takes a card from the card form, with the publishable key, and answers with the id that the shop pays with.</summary>
internal static class CreatePaymentMethod
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/payment_methods", publishable: true), ICarterModule
    {
        protected override Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var form = call.Form;
            form.Allow("allow_redisplay", "billing_details", "card", "key", "metadata", "type");
            if (form.Required("type") != "card") throw StripeApiException.Invalid("type", "Only cards are taken here.");
            var typed = TypedCard.Of(form["card[number]"], form["card[exp_month]"], form["card[exp_year]"], form["card[cvc]"], call.Now);
            var method = CardMethod.Keep(typed, call);
            return Task.FromResult(WireResponse.Json(200, method.Shape()));
        }
    }
}
