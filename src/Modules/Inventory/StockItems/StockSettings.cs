using System.Globalization;

namespace ClickCart.Inventory.StockItems;

/// <summary><c>Inventory:*</c>, asked at each use: the owner may change it while the shop runs.</summary>
internal sealed class StockSettings(IConfiguration configuration)
{
    public const int MostLowStock = 1_000_000;

    private const int Usual = 5;

    public static readonly Setting<int> Threshold = Setting.Whole("Inventory:LowStockThreshold", Usual, most: MostLowStock);

    public static readonly OwnerSetting OfOwner = new(Threshold.Key, SettingGroups.Stock, "Low stock from so many available")
    {
        Kind = SettingKind.Number,
        Default = Usual.ToString(CultureInfo.InvariantCulture),
        Most = MostLowStock,
        Check = text => Threshold.Read(text) is null ? $"It is {Threshold.Rule}." : null,
        Help = "At or below so many available units a SKU counts as low, unless it has a threshold of its own.",
    };

    /// <summary>At or below so many available units a SKU without a threshold of its own counts as low.</summary>
    public int LowStock => Threshold.In(configuration);
}
