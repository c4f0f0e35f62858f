using Carter;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Platform;

internal static class JobEngineSetup
{
    private const string Schema = "jobs";

    /// <summary>A killed process's jobs are taken over after this; the default would be half an hour.</summary>
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(30);

    /// <summary>Registered before the relay, so that it stops after it: nothing is handed over to an engine that has stopped.</summary>
    public static void AddJobEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHangfire(hangfire => UseStorage(
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings(), configuration));
        services.AddTransient<HangfireRuns>();
        services.AddSingleton<HangfireEngine>();
        services.AddSingleton<IJobEngine>(provider => provider.GetRequiredService<HangfireEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<HangfireEngine>());
        services.AddHangfireServer(server =>
        {
            // Jobs wait for the gateway and the carrier most of the time.
            server.WorkerCount = 16;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            // The host gives all its services 30 s to stop.
            server.ShutdownTimeout = TimeSpan.FromSeconds(25);
        });
    }

    /// <summary>There is no Hangfire store for SQLite among the packages: in memory is enough there, since what a killed process loses is handed over again from the outbox.</summary>
    private static void UseStorage(IGlobalConfiguration hangfire, IConfiguration configuration)
    {
        var kept = TimeSpan.FromHours(1);
        var connection = configuration["Database:ConnectionString"];
        switch (Databases.From(configuration).Provider)
        {
            case DatabaseProvider.PostgreSql:
                hangfire.UsePostgreSqlStorage(o => o.UseNpgsqlConnection(connection), new PostgreSqlStorageOptions
                {
                    SchemaName = Schema,
                    EnableLongPolling = true,
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = Takeover,
                }).WithJobExpirationTimeout(kept);
                break;
            case DatabaseProvider.SqlServer:
                hangfire.UseSqlServerStorage(connection, new SqlServerStorageOptions
                {
                    SchemaName = Schema,
                    QueuePollInterval = TimeSpan.Zero,
                    SlidingInvisibilityTimeout = Takeover,
                    UseRecommendedIsolationLevel = true,
                    DisableGlobalLocks = true,
                }).WithJobExpirationTimeout(kept);
                break;
            default:
                hangfire.UseInMemoryStorage().WithJobExpirationTimeout(kept);
                break;
        }
    }

    /// <summary>Hangfire's own pages, for admins. The endpoint's policy decides, not the dashboard's filters, which only know local requests.</summary>
    internal sealed class Dashboard : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [], DashboardTitle = "ClickCart jobs" }).For(Who.Admin);
    }
}
