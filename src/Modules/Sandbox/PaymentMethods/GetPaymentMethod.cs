namespace ClickCart.Sandbox.PaymentMethods;

/// <summary>Shows a card that was typed.</summary>
internal static class GetPaymentMethod
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/payment_methods/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call) =>
            WireResponse.Json(200, (await call.Db.LoadAsync<CardMethod>(call.Id) ?? throw StripeApiException.NoSuchPaymentMethod(call.Id)).Shape());
    }
}
