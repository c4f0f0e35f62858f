using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClickCart.Platform.Cluster;

/// <summary>
/// Between the signal to stop and stopping, <c>Shutdown:DelaySeconds</c> pass in which <c>/health/ready</c> says no and everything else works on, so
/// that a load balancer has taken this node out before it refuses a connection. Then requests, deliveries and jobs that run are finished.
/// </summary>
internal static class Drain
{
    private static readonly TimeSpan Finishing = TimeSpan.FromSeconds(30);

    public static void AddDrain(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var seconds = Setting.Number("Shutdown:DelaySeconds", environment.IsDevelopment() ? 0 : 5, most: 600);
        services.AddSettings(seconds);
        var delay = TimeSpan.FromSeconds(seconds.In(configuration));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = delay + Finishing);
        if (delay > TimeSpan.Zero) services.AddHostedService(provider => new Delay(delay, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The host stops nothing before every <see cref="StoppingAsync"/> has returned.</summary>
    private sealed class Delay(TimeSpan time, TimeProvider clock) : IHostedLifecycleService
    {
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Fails as soon as the host begins to stop, so that no new requests are sent here while it drains.</summary>
internal sealed class NotStopping(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("Stopping.") : HealthCheckResult.Healthy());
}
