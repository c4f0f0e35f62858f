using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Shipments;

/// <summary>Shows a shipment as it stands now.</summary>
internal static class GetShipment
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapEasyPost("GET", "/shipments/{id}", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(EasyPostCall call) => call.Show(await call.ShipmentAsync());
}
