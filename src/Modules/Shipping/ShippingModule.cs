using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Shipping;

public sealed class ShippingModule : IModule
{
    public string Name => "shipping";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
