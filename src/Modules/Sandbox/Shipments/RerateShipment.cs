namespace ClickCart.Sandbox.Shipments;

/// <summary>Asks every carrier again: new rates with new ids.</summary>
internal static class RerateShipment
{
    internal sealed class Endpoint() : EasyPostEndpoint("POST", "/shipments/{id}/rerate"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var shipment = await call.ShipmentAsync();
            shipment.Quote(() => call.NewId("rate"), call.Now);
            call.Put(shipment);
            return WireResponse.Json(200, new { Rates = shipment.Rates.Select(r => EasyPostShapes.Of(r, shipment.Id)) });
        }
    }
}
