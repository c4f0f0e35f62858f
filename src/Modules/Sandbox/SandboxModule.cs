using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Sandbox;

/// <summary>A stand-in payment gateway and carrier. Knows no other module, and no module knows it: they meet at the wire.</summary>
public sealed class SandboxModule : IModule
{
    internal const string Schema = "sandbox";

    public string Name => Schema;

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new SandboxSettings(configuration));
        services.AddSingleton(new MachineAddress("/sandbox"));
        services.AddSingleton<IStartCheck, NotOutsideDevelopment>();
        services.AddKeyedSingleton<IInterceptor>(Schema, RelaxedSync.Instance);
        services.AddSingleton<SandboxQueries>();
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<FaultInjector>();
        services.AddScoped<PaymentStore>();
        services.AddScoped<StripeApi>();
        services.AddScoped<EasyPostApi>();

        services.AddHttpClient(WebhookPost.Client)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
            .RemoveAllLoggers();
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<WebhookPost>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
    }
}
