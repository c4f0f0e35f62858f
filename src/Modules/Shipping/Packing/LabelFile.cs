namespace ClickCart.Shipping.Packing;

/// <summary>A label as PDF, fetched from the carrier to be printed together with others; kept for some days.</summary>
internal sealed class LabelFile
{
    public const int MostBytes = 2 * 1024 * 1024;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public Guid ShipmentId { get; init; }

    /// <summary>Of the label that it was drawn of: another label is another file.</summary>
    public string? Url { get; init; }

    public required byte[] Content { get; init; }
    public DateTimeOffset At { get; init; }
}
