using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Holds;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory;

public sealed class InventoryModule : IModule
{
    public string Name => "inventory";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<StockSettings>();
        services.AddSingleton(StockSettings.OfOwner);
        services.AddSettings(StockSettings.Threshold);
        services.AddSingleton<Availability.Queries>();
        services.AddSingleton<BackorderedSkus>();
        services.AddSingleton<StockHolds.Queries>();
        services.AddSingleton(new AdminMenuEntry(35, "/admin/stock", "Stock", "stock", Permissions.ReadStock));
        services.AddScoped<IAvailability, Availability>();
        services.AddScoped<IStockHolds, StockHolds>();
        services.AddScoped<IStockReader, StockReader>();
        services.AddScoped<LowStockTile>();
        services.AddScoped<IDashboardTiles>(s => s.GetRequiredService<LowStockTile>());
        services.AddScoped<IDashboardTasks>(s => s.GetRequiredService<LowStockTile>());
        services.AddSingleton(new ApiTag(20, "Inventory", "How many of a SKU can be bought now, also as a live stream."));
        services.AddSingleton(new ApiTag(130, "Inventory: back office",
            "Stock by SKU: on hand and held, adjustments, the ledger of its movements, and what may be ordered before it is there."));
        services.AddSingleton(new ProblemHelp("stock-below-zero",
            "The adjustment would take away more units than are on hand and free. Units held for orders cannot be adjusted away: cancel those orders first.",
            StockItem.BelowZero("POT-WIL-11", 12, 2)));
    }
}
