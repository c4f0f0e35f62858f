using ClickCart.Kernel;

namespace ClickCart.Catalog.Contracts;

/// <summary>An import, or whoever entered a product, said how many of each SKU are on hand; Inventory records the difference as an adjustment.</summary>
[EventName("catalog.stock-counted.v1")]
public sealed record StockCounted(IReadOnlyList<StockCounted.Line> Lines, string Actor) : IIntegrationEvent
{
    /// <summary>Why, for the ledger; null: it was counted.</summary>
    public string? Reason { get; init; }

    public sealed record Line(string Sku, int OnHand);
}
