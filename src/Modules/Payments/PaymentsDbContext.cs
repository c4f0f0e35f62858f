using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Payments;

internal sealed class PaymentsDbContext(DbContextOptions<PaymentsDbContext> options) : ModuleDbContext(options, "payments")
{
    protected override void Map(ModelBuilder model)
    {
    }
}
