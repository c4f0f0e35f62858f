using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Pricing;

public sealed class PricingModule : IModule
{
    public string Name => "pricing";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
