using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>Read access to shipments: for checks across modules, and for pages about an order.</summary>
public interface IShipmentReader
{
    /// <summary>How many shipments of these orders are neither cancelled nor failed; orders without one are missing.</summary>
    Task<IReadOnlyDictionary<Guid, int>> LiveAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct);

    /// <summary>
    /// How many units of each SKU are in parcels of these orders, waiting ones included. Left out are those that were given up or
    /// refused, and those that a change of their order came too late for, which their alert says.
    /// </summary>
    Task<IReadOnlyList<(Guid OrderId, string Sku, int Quantity)>> AllocatedAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<(Guid, string, int)>>([]);

    /// <summary>Orders of which a job about a parcel has failed for good, or for so long.</summary>
    Task<IReadOnlyList<Guid>> StuckOrdersAsync(TimeSpan patience, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

    /// <summary>The shipments of an order, oldest first; none while nothing was to be shipped.</summary>
    Task<IReadOnlyList<ShipmentDetails>> OfOrderAsync(Guid orderId, CancellationToken ct);

    /// <summary>What an order's customer is told of one parcel; null when there is no such shipment.</summary>
    Task<ParcelDetails?> FindParcelAsync(Guid shipmentId, CancellationToken ct);
}

/// <inheritdoc cref="ShipmentDetails"/>
/// <param name="Lines">What of the order is in it; null where it is all.</param>
public sealed record ParcelDetails(
    string State, string Kind, string Carrier, string Service, string? TrackingCode, string? TrackingUrl, IReadOnlyList<ParcelLine>? Lines = null);

/// <param name="State"><c>pending</c>, <c>labelled</c>, <c>inTransit</c>, <c>delivered</c>, <c>returned</c>, <c>cancelled</c>, <c>failed</c>.</param>
/// <param name="TrackingUrl">The carrier's page about the parcel; null when it has none.</param>
/// <param name="LabelPrice">What the carrier charged the shop; null while there is no label.</param>
/// <param name="Alert">What somebody must look after; null when all is well.</param>
/// <param name="Jobs">What was done about it in the background, and is kept for a week.</param>
/// <param name="Failure">What could not be done about its label yet; null when all is well.</param>
/// <param name="Refusal">Why there is no label for good, in the carrier's own words, for staff; null unless it is <c>failed</c>.</param>
/// <param name="Kind"><c>carrier</c>: its label is bought; <c>own</c>: staff sends it by hand; <c>pickUp</c>: its customer comes for it.</param>
public sealed record ShipmentDetails(
    Guid Id, string State, string Carrier, string Service, string? TrackingCode, string? TrackingUrl, string? LabelUrl, Money? LabelPrice, string? Alert,
    DateTimeOffset ChangedAt, JobFailure? Failure, IReadOnlyList<BackgroundJob> Jobs, string? Refusal = null, string Kind = "carrier")
{
    /// <summary>Which parcel of the order it is, from 1; another try for the same goods has the same number.</summary>
    public int Part { get; init; } = 1;

    /// <summary>It holds a part of the order, not all.</summary>
    public bool IsPartial { get; init; }

    public IReadOnlyList<ParcelContent> Contents { get; init; } = [];

    /// <summary>Goods can be taken out of it and put into parcels of their own.</summary>
    public bool CanBeSplit { get; init; }

    /// <summary>Its label can be voided, or its goods taken out again.</summary>
    public bool CanBeVoided { get; init; }

    /// <summary>It came back, or is on its way and may be lost: its goods can be sent again.</summary>
    public bool CanBeResent { get; init; }

    /// <summary>Staff can ask for its label.</summary>
    public bool CanBeLabelled { get; init; }
}

public sealed record ParcelContent(string Sku, string Name, int Quantity);
