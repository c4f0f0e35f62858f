using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.Storage;

namespace ClickCart.Platform.Jobs;

internal static class HangfireSetup
{
    /// <summary>
    /// Registers Hangfire per host. <c>AddHangfire</c> falls back to the process-wide storage, activator and filters: with several hosts in one process a
    /// job would run under another host's activator. Its global filters, which only write (culture, statistics, continuations), are left out.
    /// </summary>
    public static void AddHangfireJobs(this IServiceCollection services)
    {
        services.AddSingleton<IGlobalConfiguration>(GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddSingleton(p => HangfireStorage.Make(p.GetRequiredService<IDatabase>()));
        var filters = new JobFilterProviderCollection(new JobFilterAttributeFilterProvider(), new JobFilterCollection { new JobStates() });
        services.AddSingleton<IJobFilterProvider>(filters);
        services.AddSingleton<IBackgroundJobClient>(p => new BackgroundJobClient(p.GetRequiredService<JobStorage>(), filters));
        services.AddSingleton<IRecurringJobManager>(p => new RecurringJobManager(p.GetRequiredService<JobStorage>(), filters));
        services.AddSingleton(Hangfire.Dashboard.DashboardRoutes.Routes);
        services.AddSingleton<IJobStore, HangfireJobStore>();
        services.AddSingleton<RecurringFailures>();
        services.AddSingleton<RecurringJobs>();
        services.AddTransient<JobRunner>();
        services.AddHostedService<HangfireServer>();
    }
}

/// <summary>
/// Runs Hangfire's server while the host runs: from when it listens, so that work which calls this process finds it, until what was begun is finished.
/// </summary>
internal sealed class HangfireServer(
    IServiceScopeFactory scopes, JobStorage storage, IJobFilterProvider filters, MessageRoutes routes, RecurringJobs recurring, IDatabase database,
    TimeProvider clock, ILoggerFactory logs) : IHostedLifecycleService
{
    /// <summary>The host gives all its services 30 s to stop.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(25);

    private List<BackgroundJobServer> Servers { get; set; } = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        LogProvider.SetCurrentLogProvider(new HostLogs(logs));
        await HangfireStorage.PrepareAsync(database, clock, cancellationToken);
        recurring.Register();
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var apart = routes.OwnWorkers;
        // Jobs wait for the gateway and the carrier most of the time, so more of them run at a time than there are cores.
        Servers =
        [
            Serve(16, false,
                [.. routes.Queues.Append("default").Distinct(StringComparer.Ordinal).Where(q => !apart.ContainsKey(q)).OrderBy(q => q == "default")]),
            .. apart.Select(queue => Serve(queue.Value, true, queue.Key)),
        ];
        return Task.CompletedTask;

        // One looks after rhythms and retries for all queues; the others only work.
        BackgroundJobServer Serve(int workers, bool onlyWorks, params string[] queues) => new(new BackgroundJobServerOptions
        {
            IsLightweightServer = onlyWorks,
            WorkerCount = workers,
            Queues = queues,
            SchedulePollingInterval = TimeSpan.FromSeconds(database.IsShared ? 2 : 1),
            HeartbeatInterval = TimeSpan.FromSeconds(5),
            ServerTimeout = TimeSpan.FromSeconds(30),
            ServerCheckInterval = TimeSpan.FromSeconds(15),
            StopTimeout = Drain,
            ShutdownTimeout = Drain,
            Activator = new AspNetCoreJobActivator(scopes),
            FilterProvider = filters,
        }, storage);
    }

    /// <summary>Before anything else stops: nothing is begun any more.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        foreach (var server in Servers) server.SendStop();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice.
        if (Servers is []) return;
        var servers = Servers;
        Servers = [];
        await Task.WhenAll(servers.Select(s => s.WaitForShutdownAsync(cancellationToken))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        servers.ForEach(s => s.Dispose());
        // Whoever logs after this may find the host's logs closed.
        LogProvider.SetCurrentLogProvider(null);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hangfire's logs are the process's: of several hosts in one, the last to start has them, and nobody once that one is gone.</summary>
    private sealed class HostLogs(ILoggerFactory logs) : ILogProvider, ILog
    {
        public ILog GetLogger(string name)
        {
            try
            {
                return new AspNetCoreLogProvider(logs).GetLogger(name);
            }
            catch (ObjectDisposedException)
            {
                return this;
            }
        }

        bool ILog.Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception) => false;
    }
}
