using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory;

internal sealed class InventoryDbContext(DbContextOptions<InventoryDbContext> options) : ModuleDbContext(options, "inventory")
{
    protected override void Map(ModelBuilder model)
    {
    }
}
