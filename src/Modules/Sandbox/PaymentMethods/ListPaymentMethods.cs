namespace ClickCart.Sandbox.PaymentMethods;

/// <summary>The cards that a customer keeps, the newest first.</summary>
internal static class ListPaymentMethods
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/payment_methods"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("customer", "ending_before", "limit", "starting_after", "type");
            var (page, hasMore) = await call.PageAsync("pm", $"of_{call.Form.Required("customer")}");
            return WireResponse.Json(200, StripeShapes.Page("/v1/payment_methods", page.ConvertAll(d => d.Read<CardMethod>().Shape()), hasMore));
        }
    }
}
