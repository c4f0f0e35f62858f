using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Ordering;

public sealed class OrderingModule : IModule
{
    public string Name => "ordering";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
