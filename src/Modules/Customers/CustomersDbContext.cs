using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Customers;

internal sealed class CustomersDbContext(DbContextOptions<CustomersDbContext> options) : ModuleDbContext(options, "customers")
{
    protected override void Map(ModelBuilder model)
    {
    }
}
