using ClickCart.BackOffice;
using ClickCart.Catalog;
using ClickCart.Customers;
using ClickCart.Host;
using ClickCart.Inventory;
using ClickCart.Maintenance;
using ClickCart.Notifications;
using ClickCart.Ordering;
using ClickCart.Payments;
using ClickCart.Pricing;
using ClickCart.Sandbox;
using ClickCart.Shipping;

if (args is ["sandbox", ..]) return await SandboxProcess.RunAsync(args);

return await CommandLine.RunAsync(args, () =>
{
    var builder = WebApplication.CreateBuilder(CommandLine.SettingsIn(args));

    builder.Services.AddScoped<IInvariants, ShopInvariants>();
    builder.AddPlatform()
        .AddWeb()
        .AddModule<BackOfficeModule>()
        .AddModule<CatalogModule>()
        .AddModule<InventoryModule>()
        .AddModule<PricingModule>()
        .AddModule<OrderingModule>()
        .AddModule<PaymentsModule>()
        .AddModule<ShippingModule>()
        .AddModule<CustomersModule>()
        .AddModule<NotificationsModule>()
        .AddModule<SandboxModule>(SandboxModule.IsWanted(builder.Configuration, builder.Environment));

    return builder.Build();
});
