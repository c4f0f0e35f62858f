using ClickCart.Kernel;

namespace ClickCart.Inventory.Contracts;

/// <summary>
/// A SKU ran out or came back: its availability crossed zero. <paramref name="StockVersion"/> grows
/// with each change, so that a late event is recognised.
/// </summary>
[EventName("inventory.availability-crossed-zero.v1")]
public sealed record AvailabilityCrossedZero(string Sku, bool InStock, int StockVersion) : IIntegrationEvent;

/// <summary>A SKU came down to its low-stock threshold, or below it; told once, until it has been above it again.</summary>
/// <param name="Available">Units that can be bought now.</param>
/// <param name="Threshold">The SKU's own, or the shop's.</param>
[EventName("inventory.stock-ran-low.v1")]
public sealed record StockRanLow(string Sku, int Available, int Threshold, int StockVersion, DateTimeOffset At) : IIntegrationEvent;
