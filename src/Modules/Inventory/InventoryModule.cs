using ClickCart.Inventory.Contracts;
using ClickCart.Inventory.Holds;
using ClickCart.Inventory.Locations;
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
        services.AddScoped<IStockLocations, StockLocations>();
        services.AddScoped<LowStockTile>();
        services.AddScoped<IDashboardTiles>(s => s.GetRequiredService<LowStockTile>());
        services.AddScoped<IDashboardTasks>(s => s.GetRequiredService<LowStockTile>());
        services.AddSingleton(new ApiTag(20, "Inventory", "How many of a SKU can be bought now, also as a live stream."));
        services.AddSingleton(new ApiTag(130, "Inventory: back office",
            "Stock by SKU: on hand and held, adjustments, the ledger of its movements, what may be ordered before it is there; locations, transfers between them, and stock counts."));
        services.AddSingleton(new ProblemHelp("stock-below-zero",
            "The adjustment would take away more units than are on hand and free. Units held for orders cannot be adjusted away: cancel those orders first.",
            StockItem.BelowZero("POT-WIL-11", 12, 2)));
        services.AddSingleton(new ProblemHelp("not-enough-there",
            "Fewer units lie at this location, or fewer of them are not held for orders. Take away what is free, or take it from another location.",
            StockAtLocation.TooFew("POT-WIL-11", "BERLIN", 4, 2)));
        services.AddSingleton(new ProblemHelp("location-exists", "Another location has this code, or the shop has as many locations as it may.",
            Error.Conflict("location-exists", "There is a location BERLIN already.")));
        services.AddSingleton(new ProblemHelp("location-in-use",
            "The main location is never closed; another one once nothing lies there and no transfer from it or to it is open.",
            Location.InUse("BERLIN", "units lie there. Send them to another location, or adjust them away")));
        services.AddSingleton(new ProblemHelp("transfer-stands-otherwise",
            "A draft can be sent or cancelled, what is on its way received or cancelled. Read the transfer again: somebody else may have been faster.",
            Error.Conflict("transfer-stands-otherwise", "The transfer has been received already.").With("state", "received")));
        services.AddSingleton(new ProblemHelp("count-open",
            "A location is counted by one count at a time, so that what is missing is booked once. Book or cancel the one that is open.",
            Error.Conflict("count-open", "BERLIN is being counted already.")));
        services.AddSingleton(new ProblemHelp("count-stands-otherwise", "The count was booked or cancelled already: open another one.",
            Error.Conflict("count-stands-otherwise", "The count was booked already.")));
        services.AddSingleton(new ProblemHelp("more-than-sent", "More units are said to have arrived, or to be missing, than are on their way with the transfer.",
            Error.Conflict("more-than-sent", "4 of POT-WIL-11 are on their way with it, not 5.").With("sku", "POT-WIL-11").With("inTransit", 4)));
    }
}
