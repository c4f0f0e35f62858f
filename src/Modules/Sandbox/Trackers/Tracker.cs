namespace ClickCart.Sandbox.Trackers;

/// <summary>Follows a parcel. A document of its own only when no label of ours bears the code: one of the carrier's test codes, or an unknown one.</summary>
internal sealed record Tracker(
    string Id, string TrackingCode, string Carrier, DateTimeOffset Created, Journey Journey, string? ShipmentId = null, PostalAddress? To = null)
    : IDocument
{
    public static string Prefix => "trk_";

    private static readonly Dictionary<string, TrackerStatus> TestCodes = new(StringComparer.Ordinal)
    {
        ["EZ1000000001"] = TrackerStatus.PreTransit,
        ["EZ2000000002"] = TrackerStatus.InTransit,
        ["EZ3000000003"] = TrackerStatus.OutForDelivery,
        ["EZ4000000004"] = TrackerStatus.Delivered,
        ["EZ5000000005"] = TrackerStatus.ReturnToSender,
        ["EZ6000000006"] = TrackerStatus.Failure,
        ["EZ7000000007"] = TrackerStatus.Unknown,
    };

    public static Tracker OfCode(string id, string code, string carrier, DateTimeOffset now) =>
        new(id, code, carrier, now, Journey.At(TestCodes.GetValueOrDefault(code), now));

    /// <summary>The tracker of that id, a label's or another; null when there is none.</summary>
    public static async Task<Tracker?> FindAsync(SandboxDbContext db, string id) =>
        await db.LoadAsync<Tracker>(id) ?? (await db.LoadAsync<Shipment>(Shipment.IdOfTracker(id)))?.Tracker;
}
