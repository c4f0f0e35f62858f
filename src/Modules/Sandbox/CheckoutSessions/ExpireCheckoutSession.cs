namespace ClickCart.Sandbox.CheckoutSessions;

/// <summary>The shop gives a visit to the payment page up: nobody can pay there any more.</summary>
internal static class ExpireCheckoutSession
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/checkout/sessions/{id}/expire"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow();
            var session = await call.Db.LoadAsync<CheckoutSession>(call.Id) ?? throw StripeApiException.NotFound("checkout.session", call.Id);
            var payment = session.Payment is { } id ? await call.PaymentAsync(id) : null;
            if (session.StatusAt(payment, call.Now) is var status and not "open")
                throw StripeApiException.Invalid("session", $"Only Checkout Sessions with a status in [\"open\"] can be expired. This one is {status}.", keep: true);
            session.ExpiredAt = call.Now;
            call.Db.Put(session.Id, session);
            if (payment is not null)
            {
                payment.Cancel("abandoned", call.Now);
                await call.SaveAsync(payment);
            }
            return WireResponse.Json(200, session.Shape(payment, call.Now, call.Expands("payment_intent")));
        }
    }
}
