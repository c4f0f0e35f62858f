namespace ClickCart.Inventory.StockItems;

/// <param name="LowStock"><c>Inventory:LowStockThreshold</c>, 5 unless set: at or below so many available units a new SKU counts as low.</param>
internal sealed record StockSettings(int LowStock)
{
    public const int MostLowStock = 1_000_000;

    public static readonly Setting<int> Threshold = Setting.Whole("Inventory:LowStockThreshold", 5, most: MostLowStock);

    public static StockSettings From(IConfiguration configuration) => new(Threshold.In(configuration));
}
