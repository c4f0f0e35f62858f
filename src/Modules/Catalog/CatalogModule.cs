using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Catalog;

public sealed class CatalogModule : IModule
{
    public string Name => "catalog";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
