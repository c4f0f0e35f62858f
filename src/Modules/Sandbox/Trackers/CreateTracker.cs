using System.Text.Json;
using ClickCart.Sandbox.Shipments;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Trackers;

/// <summary>
/// Follows a tracking code: one of our labels, or one of the test codes EZ1000000001 to EZ7000000007. The same code again is the same tracker.
/// </summary>
internal static class CreateTracker
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapEasyPost("POST", "/trackers", HandleAsync);
    }

    private sealed record Request(string? TrackingCode, string? Carrier);

    private static async Task<WireResponse> HandleAsync(EasyPostCall call)
    {
        var request = call.Member<Request>("tracker") ?? throw EasyPostApiException.Required("tracker");
        var code = request.TrackingCode is { Length: > 0 } sent ? sent : throw EasyPostApiException.Required("tracking_code");
        if (await call.Db.Documents.AsNoTracking().FirstOrDefaultAsync(d =>
            d.Link == code && (d.Id.StartsWith("shp_") || d.Id.StartsWith("trk_"))) is { } known)
        {
            return WireResponse.Json(200, known.Id.StartsWith("shp_", StringComparison.Ordinal)
                ? EasyPostShapes.TrackerOf(JsonSerializer.Deserialize<Shipment>(known.Json, WireJson.Stored)!, call.Now, call.Root)
                : EasyPostShapes.TrackerOf(JsonSerializer.Deserialize<LooseTracker>(known.Json, WireJson.Stored)!, call.Now, call.Root));
        }
        if (code.Length > 64) throw EasyPostApiException.Invalid("tracking_code", "is too long");
        var tracker = LooseTracker.Make(call.NewId("trk"), code, request.Carrier ?? "USPS", call.Now);
        call.Db.Put(tracker.Id, tracker, code);
        await call.ScheduleWebhooksAsync(tracker.Id, tracker.Journey, at => EasyPostShapes.TrackerOf(tracker, at, call.Root));
        return WireResponse.Json(200, EasyPostShapes.TrackerOf(tracker, call.Now, call.Root)).With("Location", $"/api/v2/trackers/{tracker.Id}");
    }
}
