using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Customers;

public sealed class CustomersModule : IModule
{
    public string Name => "customers";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
