using ClickCart.Kernel;

namespace ClickCart.Inventory.Contracts;

/// <summary>
/// A SKU ran out or came back: its availability crossed zero. <paramref name="StockVersion"/> grows
/// with each change, so that a late event is recognised.
/// </summary>
[EventName("inventory.availability-crossed-zero.v1")]
public sealed record AvailabilityCrossedZero(string Sku, bool InStock, int StockVersion) : IIntegrationEvent;
