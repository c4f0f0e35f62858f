using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Shipments;

/// <summary>Gives an unused label back. The parcel goes nowhere any more.</summary>
internal static class RefundShipment
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapEasyPost("POST", "/shipments/{id}/refund", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(EasyPostCall call)
    {
        var shipment = await call.ShipmentAsync();
        shipment.Refund(call.Now);
        call.Put(shipment);
        await call.Db.TakeBackAsync(shipment.Id, call.Now);
        return call.Show(shipment);
    }
}
