namespace ClickCart.Sandbox.Shipments;

/// <summary>Has the label drawn as PDF, beside the drawing that there is; no other format is made here.</summary>
internal static class ConvertLabel
{
    internal sealed class Endpoint() : EasyPostEndpoint("GET", "/shipments/{id}/label"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var shipment = await call.ShipmentAsync();
            shipment.ConvertLabel(call.Now);
            call.Put(shipment);
            return call.Show(shipment);
        }
    }
}
