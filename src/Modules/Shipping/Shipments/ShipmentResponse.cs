namespace ClickCart.Shipping.Shipments;

/// <summary>A shipment with its whole history, for staff.</summary>
internal sealed record ShipmentResponse(
    Guid Id, string Status, string Carrier, string Service, string? TrackingCode, string? TrackerStatus, string? LabelUrl, Money? LabelPrice,
    string? Alert, IReadOnlyList<ShipmentResponse.Change> History)
{
    /// <summary>By a carrier, by the shop's own means, or picked up.</summary>
    public required ShipmentKind Kind { get; init; }

    /// <summary>Which parcel of the order it is, from 1; another try for the same goods has the same number.</summary>
    public required int Part { get; init; }

    /// <summary>What is in it.</summary>
    public required IReadOnlyList<Line> Lines { get; init; }

    /// <summary>Goods, without a box.</summary>
    public required int WeightGrams { get; init; }

    /// <summary>Who put these goods into a parcel by hand; null while they may still go into others.</summary>
    public required string? PackedBy { get; init; }

    /// <summary>Of a shipment whose changes are loaded.</summary>
    internal static ShipmentResponse Of(Shipment s) => new(
        s.Id, s.State.Name(), s.Carrier, s.Service, s.TrackingCode, s.TrackerStatus, s.LabelUrl, s.LabelPrice, s.Alert,
        [.. s.Changes.OrderBy(c => c.Number).Select(c => new Change(c.At, c.From?.Name(), c.To.Name(), c.Why))])
    {
        Kind = s.Kind,
        Part = s.Part,
        Lines = [.. s.Contents.Select(c => new Line(c.Sku, c.Name, c.Quantity))],
        WeightGrams = s.WeightGrams,
        PackedBy = s.PackedBy,
    };

    public sealed record Line(string Sku, string Name, int Quantity);

    /// <param name="From">Null for the first.</param>
    public sealed record Change(DateTimeOffset At, string? From, string To, string Why);
}
