namespace ClickCart.Sandbox.Shipments;

/// <summary>Buys the label of one rate. The parcel travels from now on, and a webhook reports every step when its time comes.</summary>
internal static class BuyShipment
{
    internal sealed class Endpoint() : EasyPostEndpoint("POST", "/shipments/{id}/buy"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var shipment = await call.ShipmentAsync();
            shipment.Buy(call.Member<RateChoice>("rate")?.Id, call.Member<string>("insurance"), call.Now, call.Transit);
            call.Put(shipment);
            await call.ScheduleWebhooksAsync(shipment.Tracker!);
            return call.Show(shipment);
        }
    }

    private sealed record RateChoice(string? Id);
}
