using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>Shows a payment as it stands now; <c>expand[]=latest_charge</c> shows the charge with its refunds too.</summary>
internal static class GetPaymentIntent
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapStripe("GET", "/payment_intents/{id}", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(StripeCall call)
    {
        call.Form.Allow("client_secret");
        return call.Show(await call.PaymentAsync(call.Id));
    }
}
