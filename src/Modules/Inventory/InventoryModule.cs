using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Inventory;

public sealed class InventoryModule : IModule
{
    public string Name => "inventory";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
