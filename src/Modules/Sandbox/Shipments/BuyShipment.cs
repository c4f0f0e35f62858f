using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Shipments;

/// <summary>Buys the label of one rate. The parcel travels from now on, and a webhook reports every step when its time comes.</summary>
internal static class BuyShipment
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapEasyPost("POST", "/shipments/{id}/buy", HandleAsync);
    }

    private sealed record RateChoice(string? Id);

    private static async Task<WireResponse> HandleAsync(EasyPostCall call)
    {
        var shipment = await call.ShipmentAsync();
        shipment.Buy(call.Member<RateChoice>("rate")?.Id, call.Member<string>("insurance"), call.Now, call.Transit);
        call.Put(shipment);
        await call.ScheduleWebhooksAsync(shipment.Id, shipment.Journey!, at => EasyPostShapes.TrackerOf(shipment, at, call.Root));
        return call.Show(shipment);
    }
}
