namespace ClickCart.Shipping.Contracts;

/// <summary>Shipping's books, for checks across modules.</summary>
public interface IShipmentBooks
{
    IAsyncEnumerable<ShipmentEntry> AllAsync(CancellationToken ct);
}

/// <param name="State"><c>pending</c>, <c>labelled</c>, <c>inTransit</c>, <c>delivered</c>, <c>returned</c>, <c>cancelled</c>, <c>failed</c>.</param>
public sealed record ShipmentEntry(Guid Id, Guid OrderId, string State, string? TrackingCode, DateTimeOffset ChangedAt);
