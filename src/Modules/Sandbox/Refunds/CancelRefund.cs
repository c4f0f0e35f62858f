using ClickCart.Sandbox.PaymentIntents;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Refunds;

/// <summary>Takes a refund back while it is pending.</summary>
internal static class CancelRefund
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapStripe("POST", "/refunds/{id}/cancel", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(StripeCall call)
    {
        call.Form.Allow();
        var payment = await call.PaymentOfRefundAsync();
        var refund = payment.CancelRefund(call.Id, call.Now);
        await call.Db.TakeBackAsync(refund.Id, call.Now);
        await call.SaveAsync(payment);
        return WireResponse.Json(200, StripeShapes.RefundOf(payment, refund, call.Now));
    }
}
