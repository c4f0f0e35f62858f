using System.Text.Encodings.Web;
using ClickCart.Sandbox.Shipments;

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
        var loose = await db.LoadAsync<LooseTracker>(id);
        var shipment = loose is null ? await db.LoadAsync<Shipment>(Shipment.IdOfTracker(id)) : null;
        if ((loose?.Journey ?? shipment?.Journey) is not { } journey) return new ProblemResult(Error.NotFound("parcel"));
        var code = Html((loose?.TrackingCode ?? shipment?.TrackingCode)!);
        var steps = journey.Until(clock.GetUtcNow())
            .Reverse()
            .Select(s => $"<li><strong>{Html(s.Message)}</strong><br><time>{EasyPostShapes.Time(s.At)}</time></li>");
        return SandboxPage.Show("Parcel " + code, $"""
            <h1>Parcel {code}</h1>
            <ol reversed>
            {string.Join('\n', steps)}
            </ol>
            """);
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
