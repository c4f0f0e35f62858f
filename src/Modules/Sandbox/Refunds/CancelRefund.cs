namespace ClickCart.Sandbox.Refunds;

/// <summary>Takes a refund back while it is pending.</summary>
internal static class CancelRefund
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/refunds/{id}/cancel"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow();
            var payment = await call.PaymentOfRefundAsync();
            var refund = payment.CancelRefund(call.Id, call.Now);
            await call.Db.TakeBackAsync(refund.Id, call.Now);
            await call.SaveAsync(payment);
            return WireResponse.Json(200, StripeShapes.RefundOf(payment, refund, call.Now));
        }
    }
}
