using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Shipments;

/// <summary>Asks every carrier again: new rates with new ids.</summary>
internal static class RerateShipment
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapEasyPost("POST", "/shipments/{id}/rerate", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(EasyPostCall call)
    {
        var shipment = await call.ShipmentAsync();
        shipment.Quote(() => call.NewId("rate"), call.Now);
        call.Put(shipment);
        return WireResponse.Json(200, new { Rates = shipment.Rates.Select(r => EasyPostShapes.Of(r, shipment.Id)) });
    }
}
