using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping;

public sealed class ShippingModule : IModule
{
    public string Name => "shipping";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ShippingQueries>();
        services.AddSingleton(new MachineAddress("/api/v1/webhooks/easypost"));
        services.AddOutboundClient<EasyPostCarrier, EasyPostSettings>();
        services.AddSingleton<ShippingRates.Memory>();
        services.AddScoped<IShippingRates, ShippingRates>();
        services.AddScoped<IShipmentReader, ShipmentReader>();
        services.AddSingleton(new ProblemHelp("carrier-unavailable",
            "Shipping is priced live by the carrier, which does not answer just now. Nothing is lost: ask for the quote again in a few seconds."));
    }
}
