using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Packing;
using ClickCart.Shipping.Shipments;
using ClickCart.Shipping.Zones;

namespace ClickCart.Shipping;

public sealed class ShippingModule : IModule
{
    public string Name => "shipping";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<PackingPrinter>();
        services.AddScoped<IBulkDeed, BulkLabels>();
        services.AddScoped<IBulkDeed, BulkPackingSlips>();
        services.AddScoped<IBulkDeed, BulkLabelPrints>();
        services.AddHttpClient<LabelDownloads>(http => (http.Timeout, http.MaxResponseContentBufferSize) = (LabelDownloads.Patience, LabelFile.MostBytes))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).RemoveAllLoggers();
        services.AddSingleton<ShippingQueries>();
        services.AddOptions<LabelSettings>().Bind(configuration.GetSection("Shipping"));
        services.AddSingleton(new MachineAddress("/api/v1/webhooks/easypost"));
        services.AddScoped<IConnection, CarrierConnection>();
        services.AddOutboundClient<EasyPostCarrier, EasyPostSettings>();
        foreach (var setting in EasyPostSettings.OfOwner) services.AddSingleton(setting);
        services.AddSingleton<CarrierRates.Memory>();
        services.AddScoped<CarrierRates>();
        services.AddScoped<BoxChoice>();
        services.AddSingleton<DeliveryTable>();
        services.AddSingleton(EasyPostSettings.SenderIsWhole);
        foreach (var setting in PickUpSettings.OfOwner) services.AddSingleton(setting);
        services.AddSingleton(PickUpSettings.Rule);
        services.AddScoped(_ => PickUpSettings.From(configuration));
        services.AddScoped<PickUpPoints>();
        services.AddScoped<IPickUp>(p => p.GetRequiredService<PickUpPoints>());
        services.AddScoped<IOpeningSteps, ShippingSteps>();
        services.AddScoped<IWarehouse>(p => p.GetRequiredService<EasyPostSettings>());
        services.AddScoped<IShippingRates, DeliveryOffers>();
        services.AddScoped<IShipmentReader, ShipmentReader>();
        services.AddScoped<IAdminBadge, ToShipBadge>();
        services.AddScoped<IDashboardTasks, ToShipBadge>();
        services.AddSingleton(new AdminMenuEntry(12, Selection.Page, "To ship", "truck", Permissions.ReadShipping));
        services.AddSingleton(new ProblemHelp("not-picked-up", "Only an order that its customer picks up is put ready and handed over, in this order.",
            Shipment.NotPickedUp));
        services.AddSingleton(new ProblemHelp("pick-up-waits",
            "Goods are put ready and handed over while their order stands: not cancelled, not kept back, and paid for before they are handed over.",
            Shipment.Waits));
        services.AddSingleton(new ProblemHelp("not-sent-by-hand", "Only what has no label is marked as sent by hand, while its order stands; a label is voided first.",
            Shipment.NotSentByHand));
        services.AddSingleton(new ProblemHelp("not-fulfillable",
            "Goods are put into parcels while their order is confirmed and not kept back. What its customer picks up goes all at once.",
            CreateFulfilment.NotFulfillable));
        services.AddSingleton(new ProblemHelp("not-allocatable",
            "No more of a SKU is put into parcels than was ordered. What lies in another parcel comes free when that is voided.",
            CreateFulfilment.NotAllocatable([new("POT-WIL-11", 2, 1, "Only 1 of it is left: the others are in parcels already.")])));
        services.AddSingleton(new ProblemHelp("not-voidable",
            "A label goes back to the carrier, or what was packed by hand is taken out again, while the parcel is still here.", Shipment.NotVoidable));
        services.AddSingleton(new ProblemHelp("not-resendable",
            "A parcel that the carrier brought back, or lost, can be sent again. What has arrived comes back by a return.", Shipment.NotResendable));
        services.AddSingleton(new ProblemHelp("zone-exists",
            "Another zone has this name, or is for the same country, region or everywhere else: an address lies in one zone. Change that one instead.",
            ZoneOverlap.Named("Germany")));
        services.AddSingleton(new ProblemHelp("box-exists", "Another box has this name. Change that one, or choose another name.", Box.Exists("Small")));
        services.AddSingleton(new AdminMenuEntry(26, "/admin/shipping-zones", "Delivery", "truck", Permissions.EditShipping));
        services.AddSingleton(new ApiTag(165, "Delivery", "Where the shop delivers, how and for what price, and its own parcel sizes."));
        services.AddSingleton(new ApiTag(170, "Shipping", "Parcels and their history, and the queue of those that are to be shipped."));
        services.AddSingleton(new ProblemHelp("carrier-unavailable",
            "Shipping is priced live by the carrier, which does not answer just now. Nothing is lost: ask for the quote again in a few seconds.",
            new(ErrorKind.Unavailable, "carrier-unavailable",
                "The carrier does not answer just now, so shipping cannot be priced. Try again shortly.")));
    }
}
