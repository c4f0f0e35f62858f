namespace ClickCart.Sandbox.Refunds;

/// <summary>Shows a refund as it stands now.</summary>
internal static class GetRefund
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/refunds/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow();
            var payment = await call.PaymentOfRefundAsync();
            return WireResponse.Json(200, StripeShapes.RefundOf(payment, payment.Refunds.Find(r => r.Id == call.Id)!, call.Now));
        }
    }
}
