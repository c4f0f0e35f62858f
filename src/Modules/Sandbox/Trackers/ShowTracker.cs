using static ClickCart.Sandbox.SandboxPage;

namespace ClickCart.Sandbox.Trackers;

/// <summary>The carrier's public page about a parcel.</summary>
internal static class ShowTracker
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet(EasyPostApi.Root + "/trackers/{id}", HandleAsync).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }

    private static async Task<IResult> HandleAsync(string id, SandboxDbContext db, TimeProvider clock)
    {
        if (await Tracker.FindAsync(db, id) is not { } tracker) return new ProblemResult(Error.NotFound("parcel"));
        var code = Encode(tracker.TrackingCode);
        var steps = tracker.Journey.Until(clock.GetUtcNow()).Reverse()
            .Select(s => $"<li><strong>{Encode(s.Message)}</strong><br><time>{EasyPostShapes.Time(s.At)}</time></li>");
        return Show("Parcel " + code, $"""
            <h1>Parcel {code}</h1>
            <ol reversed>
            {string.Join('\n', steps)}
            </ol>
            """);
    }
}
