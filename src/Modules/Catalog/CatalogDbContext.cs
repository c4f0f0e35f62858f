using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog;

internal sealed class CatalogDbContext(DbContextOptions<CatalogDbContext> options) : ModuleDbContext(options, "catalog")
{
    protected override void Map(ModelBuilder model)
    {
    }
}
