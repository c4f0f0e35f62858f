using ClickCart.Sandbox.PaymentIntents;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Refunds;

/// <summary>Shows a refund as it stands now.</summary>
internal static class GetRefund
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapStripe("GET", "/refunds/{id}", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(StripeCall call)
    {
        call.Form.Allow();
        var payment = await call.PaymentOfRefundAsync();
        return WireResponse.Json(200, StripeShapes.RefundOf(payment, payment.Refunds.Find(r => r.Id == call.Id)!, call.Now));
    }
}
