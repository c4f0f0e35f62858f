using ClickCart.Platform;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Shipping;

public sealed class ShippingModule : IModule
{
    public string Name => "shipping";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ShippingQueries>();
        services.AddSingleton<EasyPostSettings>();
        services.AddSingleton(new MachineAddress("/api/v1/webhooks/easypost"));
        services.AddSingleton<EasyPostCarrier.Circuit>();
        services.AddHttpClient<EasyPostCarrier>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false });
        services.AddHostedService<EasyPostSettings.CheckedAtStart>();
        services.AddSingleton<ShippingRates.Memory>();
        services.AddScoped<IShippingRates, ShippingRates>();
        services.AddScoped<IShipmentBooks, ShipmentBooks>();
        services.AddSingleton(new ProblemHelp("carrier-unavailable", "Shipping is priced live by the carrier, which does not answer just now. Nothing is lost: ask for the quote again in a few seconds."));
    }
}
