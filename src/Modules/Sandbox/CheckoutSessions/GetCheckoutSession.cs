namespace ClickCart.Sandbox.CheckoutSessions;

/// <summary>Shows how a visit to the gateway's payment page stands.</summary>
internal static class GetCheckoutSession
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/checkout/sessions/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var session = await call.Db.LoadAsync<CheckoutSession>(call.Id) ?? throw StripeApiException.NotFound("checkout.session", call.Id);
            return WireResponse.Json(200, session.Shape(
                session.Payment is { } id ? await call.PaymentAsync(id) : null, call.Now, call.Expands("payment_intent")));
        }
    }
}
