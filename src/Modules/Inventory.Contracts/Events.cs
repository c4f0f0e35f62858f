using ClickCart.Kernel;

namespace ClickCart.Inventory.Contracts;

/// <summary>
/// A SKU ran out or came back: its availability crossed zero. <paramref name="StockVersion"/> grows
/// with each change, so that a late event is recognised.
/// </summary>
/// <param name="InStock">Some can be ordered now: they are available, or may be ordered before they are there.</param>
[EventName("inventory.availability-crossed-zero.v1")]
public sealed record AvailabilityCrossedZero(string Sku, bool InStock, int StockVersion) : IIntegrationEvent;

/// <summary>
/// What an order waits for changed: some of it arrived, or it is expected on another day. <see cref="IStockHolds.WaitsAsync"/> says how it is now.
/// </summary>
[EventName("inventory.order-waits-changed.v1")]
public sealed record OrderWaitsChanged(Guid OrderId) : IIntegrationEvent;

/// <summary>A SKU came down to its low-stock threshold, or below it; told once, until it has been above it again.</summary>
/// <param name="Available">Units that can be bought now.</param>
/// <param name="Threshold">The SKU's own, or the shop's.</param>
[EventName("inventory.stock-ran-low.v1")]
public sealed record StockRanLow(string Sku, int Available, int Threshold, int StockVersion, DateTimeOffset At) : IIntegrationEvent;
