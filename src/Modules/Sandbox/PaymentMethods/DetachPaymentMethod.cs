namespace ClickCart.Sandbox.PaymentMethods;

/// <summary>A customer keeps the card no longer: nobody can be charged with it any more.</summary>
internal static class DetachPaymentMethod
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/payment_methods/{id}/detach"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            var method = await call.Db.LoadAsync<CardMethod>(call.Id) ?? throw StripeApiException.NoSuchPaymentMethod(call.Id);
            if (method.Customer is null)
                throw StripeApiException.Invalid("payment_method", "The payment method you provided is not attached to a customer so detachment is impossible.");
            method.Customer = null;
            call.Db.Put(method.Id, method, "detached");
            return WireResponse.Json(200, method.Shape());
        }
    }
}
