namespace ClickCart.Sandbox.Trackers;

/// <summary>Shows where a parcel is now.</summary>
internal static class GetTracker
{
    internal sealed class Endpoint() : EasyPostEndpoint("GET", "/trackers/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(EasyPostCall call) =>
            call.Show(await Tracker.FindAsync(call.Db, call.Id) ?? throw EasyPostApiException.NotFound);
    }
}
