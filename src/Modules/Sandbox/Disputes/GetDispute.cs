namespace ClickCart.Sandbox.Disputes;

/// <summary>Shows a dispute as it stands now.</summary>
internal static class GetDispute
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/disputes/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow();
            return WireResponse.Json(200, StripeShapes.DisputeOf(await call.PaymentOfDisputeAsync()));
        }
    }
}
