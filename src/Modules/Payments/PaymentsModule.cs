using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments;

public sealed class PaymentsModule : IModule
{
    public string Name => "payments";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IPaymentReader, PaymentReader>();
        services.AddSingleton<PaymentsQueries>();
        services.AddScoped<IDashboardTiles, RefundTile>();
        services.AddSingleton(new MachineAddress("/api/v1/webhooks/stripe"));
        services.AddSingleton<IPaymentMethods, PaymentMethods>();
        services.AddOutboundClient<StripeGateway, StripeSettings>()
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("Stripe-Version", StripeGateway.ApiVersion));
    }
}
