using ClickCart.Sandbox.Shipments;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Trackers;

/// <summary>Shows where a parcel is now.</summary>
internal static class GetTracker
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapEasyPost("GET", "/trackers/{id}", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(EasyPostCall call)
    {
        if (await call.Db.LoadAsync<LooseTracker>(call.Id) is { } loose) return WireResponse.Json(200, EasyPostShapes.TrackerOf(loose, call.Now, call.Root));
        var shipment = await call.Db.LoadAsync<Shipment>(Shipment.IdOfTracker(call.Id));
        return shipment?.Journey is null
            ? throw EasyPostApiException.NotFound
            : WireResponse.Json(200, EasyPostShapes.TrackerOf(shipment, call.Now, call.Root));
    }
}
