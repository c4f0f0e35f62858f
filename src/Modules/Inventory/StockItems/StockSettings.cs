using System.Globalization;

namespace ClickCart.Inventory.StockItems;

/// <summary><c>Inventory:*</c>, asked at each use: the owner may change it while the shop runs.</summary>
internal sealed class StockSettings(IConfiguration configuration) : IStartCheck
{
    public const int MostLowStock = 1_000_000;

    private const string Key = "Inventory:LowStockThreshold";
    private const int Usual = 5;

    public static readonly OwnerSetting OfOwner = new(Key, SettingGroups.Stock, "Low stock from so many available")
    {
        Kind = SettingKind.Number,
        Default = Usual.ToString(CultureInfo.InvariantCulture),
        Most = MostLowStock,
        Check = text => IsThreshold(text) ? null : "It is a whole number.",
        Help = "At or below so many available units a SKU counts as low, unless it has a threshold of its own.",
    };

    /// <summary><c>Inventory:LowStockThreshold</c>, 5 unless set: at or below so many available units a SKU counts as low that has none of its own.</summary>
    public int LowStock => configuration[Key] is { Length: > 0 } set && IsThreshold(set) ? int.Parse(set, CultureInfo.InvariantCulture) : Usual;

    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        configuration[Key] is { Length: > 0 } set && !IsThreshold(set) ? [$"{Key} is '{set}'; it is a whole number from 0 to {MostLowStock}."] : []);

    private static bool IsThreshold(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= MostLowStock;
}
