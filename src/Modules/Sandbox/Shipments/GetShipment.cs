namespace ClickCart.Sandbox.Shipments;

/// <summary>Shows a shipment as it stands now.</summary>
internal static class GetShipment
{
    internal sealed class Endpoint() : EasyPostEndpoint("GET", "/shipments/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call) => call.Show(await call.ShipmentAsync());
    }
}
