using ClickCart.Kernel;

namespace ClickCart.Catalog.Contracts;

/// <summary>An import said how many of each SKU are on hand; Inventory records the difference as an adjustment.</summary>
[EventName("catalog.stock-counted.v1")]
public sealed record StockCounted(IReadOnlyList<StockCounted.Line> Lines, string Actor) : IIntegrationEvent
{
    public sealed record Line(string Sku, int OnHand);
}
