namespace ClickCart.Inventory.StockItems;

/// <param name="LowStock"><c>Inventory:LowStockThreshold</c>, 5 unless set: at or below so many available units a new SKU counts as low.</param>
internal sealed record StockSettings(int LowStock)
{
    public const int MostLowStock = 1_000_000;

    public static StockSettings From(IConfiguration configuration) =>
        configuration.GetValue("Inventory:LowStockThreshold", 5) is >= 0 and <= MostLowStock and var set
        ? new(set)
        : throw new InvalidOperationException($"Inventory:LowStockThreshold is a whole number from 0 to {MostLowStock}.");
}
