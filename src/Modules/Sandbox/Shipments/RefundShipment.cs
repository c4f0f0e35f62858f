namespace ClickCart.Sandbox.Shipments;

/// <summary>Gives an unused label back. The parcel goes nowhere any more.</summary>
internal static class RefundShipment
{
    internal sealed class Endpoint() : EasyPostEndpoint("POST", "/shipments/{id}/refund"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var shipment = await call.ShipmentAsync();
            shipment.Refund(call.Now);
            call.Put(shipment);
            await call.Db.TakeBackAsync(shipment.Id, call.Now);
            return call.Show(shipment);
        }
    }
}
