using ClickCart.Kernel;

namespace ClickCart.Catalog.Contracts;

/// <summary>Staff said for several SKUs at once from how many available units down they count as low.</summary>
/// <param name="Threshold">Zero or more units, the same for all of them; null: they have none of their own, and go by the shop's.</param>
[EventName("catalog.low-stock-thresholds-set.v1")]
public sealed record LowStockThresholdsSet(IReadOnlyList<string> Skus, int? Threshold, string Actor) : IIntegrationEvent;
