namespace ClickCart.Inventory.StockItems;

/// <param name="LowStock"><c>Inventory:LowStockThreshold</c>, 5 unless set: at or below so many available units a new SKU counts as low.</param>
internal sealed record StockSettings(int LowStock)
{
    public const int MostLowStock = 1_000_000;

    public const string Key = "Inventory:LowStockThreshold";

    public static readonly OwnerSetting OfOwner = new(Key, SettingGroups.Stock, "Low from so many units")
    {
        Kind = SettingKind.Number,
        Default = "5",
        Most = MostLowStock,
        Check = text => text.All(char.IsAsciiDigit) ? null : "It is a whole number.",
        Help = "Of new SKUs; each can have its own.",
    };

    public static StockSettings From(IConfiguration configuration) =>
        configuration.GetValue(Key, 5) is >= 0 and <= MostLowStock and var set
        ? new(set)
        : throw new InvalidOperationException($"Inventory:LowStockThreshold is a whole number from 0 to {MostLowStock}.");
}
