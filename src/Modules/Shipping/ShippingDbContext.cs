using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Shipping;

internal sealed class ShippingDbContext(DbContextOptions<ShippingDbContext> options) : ModuleDbContext(options, "shipping")
{
    protected override void Map(ModelBuilder model)
    {
    }
}
