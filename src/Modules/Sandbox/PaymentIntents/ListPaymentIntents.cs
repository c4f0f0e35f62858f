namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The gateway's payments, newest first: limit, starting_after, ending_before, created[gte|gt|lte|lt].</summary>
internal static class ListPaymentIntents
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/payment_intents"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("created", "ending_before", "limit", "starting_after");
            var (page, hasMore) = await call.PageAsync("pi");
            var payments = page.ConvertAll(document => document.Read<Payment>());
            payments.ForEach(payment => payment.Settle(call.Now, call.Settling));
            var shapes = payments.ConvertAll(payment => StripeShapes.Intent(payment, call.Now, call.Expands("data.latest_charge")));
            return WireResponse.Json(200, StripeShapes.Page("/v1/payment_intents", shapes, hasMore));
        }
    }
}
