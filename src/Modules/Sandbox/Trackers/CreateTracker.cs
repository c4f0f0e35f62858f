namespace ClickCart.Sandbox.Trackers;

/// <summary>
/// Follows a tracking code: one of our labels, or one of the test codes EZ1000000001 to EZ7000000007. The same code again is the same tracker.
/// </summary>
internal static class CreateTracker
{
    internal sealed class Endpoint() : EasyPostEndpoint("POST", "/trackers"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call)
        {
            var request = call.Member<Request>("tracker") ?? throw EasyPostApiException.Required("tracker");
            var code = request.TrackingCode is { Length: > 0 } sent ? sent : throw EasyPostApiException.Required("tracking_code");
            var known = await call.Db.Documents.Where(d => d.Link == code && (d.Id.StartsWith("shp_") || d.Id.StartsWith("trk_")))
                .Select(d => d.Id).FirstOrDefaultAsync();
            if (known is not null) return call.Show((await Tracker.FindAsync(call.Db, "trk_" + known[4..]))!);
            if (code.Length > 64) throw EasyPostApiException.Invalid("tracking_code", "is too long");
            var tracker = Tracker.OfCode(call.NewId("trk"), code, request.Carrier ?? "USPS", call.Now);
            call.Db.Put(tracker.Id, tracker, code);
            await call.ScheduleWebhooksAsync(tracker);
            return call.Show(tracker).With("Location", $"/api/v2/trackers/{tracker.Id}");
        }
    }

    private sealed record Request(string? TrackingCode, string? Carrier);
}
