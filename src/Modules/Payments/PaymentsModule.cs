using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Refunds;
using ClickCart.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Payments;

public sealed class PaymentsModule : IModule
{
    public string Name => "payments";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IPaymentBooks, PaymentBooks>();
        services.AddSingleton<PaymentsQueries>();
        services.AddScoped<IDashboardTiles, RefundTile>();
        services.AddSingleton<StripeSettings>();
        services.AddSingleton(new MachineAddress("/api/v1/webhooks/stripe"));
        services.AddSingleton<IPaymentMethods, PaymentMethods>();
        services.AddHostedService<StripeSettings.CheckedAtStart>();
        services.AddSingleton<StripeLine.Circuit>();
        services.AddTransient<StripeGateway>();
        // The circuit keeps the time; connections are kept and renewed now and then, so that a moved gateway is found.
        services.AddHttpClient<StripeLine>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(5),
                AllowAutoRedirect = false,
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }
}
