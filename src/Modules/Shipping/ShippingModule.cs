using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Packing;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping;

public sealed class ShippingModule : IModule
{
    public string Name => "shipping";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ShippingQueries>();
        services.AddOptions<LabelSettings>().Bind(configuration.GetSection("Shipping"))
            .Validate(s => Enum.IsDefined(s.BuyLabels), "Shipping:BuyLabels is Automatic or Manual.").ValidateOnStart();
        services.AddSingleton(new MachineAddress("/api/v1/webhooks/easypost"));
        services.AddOutboundClient<EasyPostCarrier, EasyPostSettings>();
        services.AddSingleton<ShippingRates.Memory>();
        services.AddSingleton<IPickUp>(p => PickUpSettings.From(configuration, p.GetRequiredService<EasyPostSettings>()));
        services.AddScoped<IShippingRates, ShippingRates>();
        services.AddScoped<IShipmentReader, ShipmentReader>();
        services.AddScoped<IAdminBadge, ToShipBadge>();
        services.AddSingleton(new AdminMenuEntry(12, Selection.Page, "To ship", "truck"));
        services.AddSingleton(new ProblemHelp("not-picked-up", "Only an order that its customer picks up is put ready and handed over, in this order.",
            Shipment.NotPickedUp));
        services.AddSingleton(new ProblemHelp("pick-up-waits",
            "Goods are put ready and handed over while their order stands: not cancelled, not kept back, and paid for before they are handed over.",
            MarkReady.Waits));
        services.AddSingleton(new ApiTag(170, "Shipping", "Parcels and their history, and the queue of those that are to be shipped."));
        services.AddSingleton(new ProblemHelp("carrier-unavailable",
            "Shipping is priced live by the carrier, which does not answer just now. Nothing is lost: ask for the quote again in a few seconds.",
            new(ErrorKind.Unavailable, "carrier-unavailable",
                "The carrier does not answer just now, so shipping cannot be priced. Try again shortly.")));
    }
}
