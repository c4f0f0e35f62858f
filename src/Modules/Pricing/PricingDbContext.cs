using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Pricing;

internal sealed class PricingDbContext(DbContextOptions<PricingDbContext> options) : ModuleDbContext(options, "pricing")
{
    protected override void Map(ModelBuilder model)
    {
    }
}
