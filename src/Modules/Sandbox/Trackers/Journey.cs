namespace ClickCart.Sandbox.Trackers;

internal enum TrackerStatus { Unknown, PreTransit, InTransit, OutForDelivery, Delivered, ReturnToSender, Failure }

/// <summary>A scan on the way.</summary>
internal sealed record Step(TrackerStatus Status, DateTimeOffset At, string Message);

/// <summary>The way of one parcel, known in full from its beginning: its steps and their times.</summary>
internal sealed record Journey(IReadOnlyList<Step> Steps)
{
    /// <summary>
    /// Label, scan after the first quarter of <paramref name="transit"/>, van after two thirds, doorstep; or label, scan and back to the sender.
    /// </summary>
    public static Journey Start(string carrier, DateTimeOffset now, TimeSpan transit, bool comesBack) => new(comesBack
        ?
        [
            new(TrackerStatus.PreTransit, now, $"Pre-Shipment Info Sent to {carrier}"),
            new(TrackerStatus.InTransit, now + transit / 2, "Accepted at Origin Facility"),
            new(TrackerStatus.ReturnToSender, now + transit, "Refused by the Addressee, Returned to Sender"),
        ]
        :
        [
            new(TrackerStatus.PreTransit, now, $"Pre-Shipment Info Sent to {carrier}"),
            new(TrackerStatus.InTransit, now + transit / 4, "Accepted at Origin Facility"),
            new(TrackerStatus.OutForDelivery, now + transit * 2 / 3, "Out for Delivery"),
            new(TrackerStatus.Delivered, now + transit, "Delivered, In/At Mailbox"),
        ]);

    /// <summary>A parcel that stays where it is: the carrier's test codes.</summary>
    public static Journey At(TrackerStatus status, DateTimeOffset now) => new(status == TrackerStatus.Unknown ? [] : [new(status, now, Sentence(status))]);

    /// <summary>All that has happened by then.</summary>
    public IEnumerable<Step> Until(DateTimeOffset now) => Steps.Where(s => s.At <= now);

    public TrackerStatus StatusAt(DateTimeOffset now) => Until(now).LastOrDefault()?.Status ?? TrackerStatus.Unknown;

    /// <summary>Nothing more happens: the label was given back.</summary>
    public Journey StopAt(DateTimeOffset now) => new([.. Until(now)]);

    private static string Sentence(TrackerStatus status) => status switch
    {
        TrackerStatus.PreTransit => "Shipping Label Created",
        TrackerStatus.InTransit => "Arrived at Facility",
        TrackerStatus.OutForDelivery => "Out for Delivery",
        TrackerStatus.Delivered => "Delivered, In/At Mailbox",
        TrackerStatus.ReturnToSender => "Returned to Sender",
        _ => "Undeliverable as Addressed",
    };
}
