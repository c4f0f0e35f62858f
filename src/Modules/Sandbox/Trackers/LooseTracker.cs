namespace ClickCart.Sandbox.Trackers;

/// <summary>A tracker of a code that no label of ours bears: one of the carrier's test codes, or an unknown one.</summary>
internal sealed record LooseTracker(string Id, string TrackingCode, string Carrier, DateTimeOffset Created, Journey Journey)
{
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

    public static LooseTracker Make(string id, string code, string carrier, DateTimeOffset now) =>
        new(id, code, carrier, now, Journey.At(TestCodes.GetValueOrDefault(code), now));
}
