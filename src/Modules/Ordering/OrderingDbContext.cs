using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Ordering;

internal sealed class OrderingDbContext(DbContextOptions<OrderingDbContext> options) : ModuleDbContext(options, "ordering")
{
    protected override void Map(ModelBuilder model)
    {
    }
}
