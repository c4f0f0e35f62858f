using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Sandbox;

/// <summary>A stand-in payment gateway and carrier. Knows no other module, and no module knows it: they meet at the wire.</summary>
public sealed class SandboxModule : IModule
{
    internal const string Schema = "sandbox";

    public string Name => Schema;

    /// <summary><c>Sandbox:Enabled</c>, in Development unless set.</summary>
    public static bool IsWanted(IConfiguration configuration, IHostEnvironment environment) =>
        Setting.Flag("Sandbox:Enabled", environment.IsDevelopment()).In(configuration);

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new SandboxSettings(configuration));
        services.AddSettings(SandboxSettings.All);
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
