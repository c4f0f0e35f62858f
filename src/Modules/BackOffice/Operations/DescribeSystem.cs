using System.Diagnostics;
using System.Reflection;
using ClickCart.Platform.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ClickCart.BackOffice.Operations;

/// <summary>What runs here: the version, the database with its migrations and sizes, the health checks, the recurring work.</summary>
internal static class DescribeSystem
{
    public sealed record Request : IRequest<Result<Response>>;

    /// <param name="Revision">The commit it was built from, when the build knew it.</param>
    /// <param name="Node">This machine's name.</param>
    /// <param name="Advice">What to run on the database, and why; null when it is set up as it should be.</param>
    public sealed record Response(
        string Version, string? Revision, string Environment, string Runtime, string Node, DateTimeOffset StartedAt, DatabaseProvider Provider, long Bytes,
        string? Advice, IReadOnlyList<Module> Modules, IReadOnlyList<Check> Health, IReadOnlyList<Recurring> Schedules);

    /// <param name="Newest">The newest migration applied; null in a database that was made without migrations.</param>
    /// <param name="Pending">Migrations that this version has and the database has not.</param>
    public sealed record Module(string Name, long Bytes, int Applied, string? Newest, IReadOnlyList<string> Pending);

    public sealed record Check(string Name, HealthStatus Status, string? Description, double Milliseconds);

    public sealed record Recurring(string Name, double EverySeconds, DateTimeOffset? LastRunAt, DateTimeOffset? NextRunAt);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapGet("/admin/system", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .RequireAccess(Permissions.ReadSystem);
            app.Admin().MapGet("/system", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(DescribeSystemPage)))
                .RequireAccess(Permissions.ReadSystem);
        }
    }

    internal sealed class Handler(
        ModuleCatalog modules, IServiceProvider services, IDatabase database, HealthCheckService health, RecurringJobs recurring, IHostEnvironment environment)
        : IRequestHandler<Request, Result<Response>>
    {
        private static readonly DateTimeOffset Started = new(Process.GetCurrentProcess().StartTime.ToUniversalTime());

        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var described = new List<Module>();
            foreach (var module in modules.WithDatabase.OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                var db = services.GetRequiredKeyedService<ModuleDbContext>(module.Name);
                var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
                described.Add(new(module.Name, await database.SizeAsync(db, cancellationToken),
                    applied.Count, applied.LastOrDefault(), [.. db.Database.GetMigrations().Except(applied, StringComparer.Ordinal)]));
            }
            var report = await health.CheckHealthAsync(cancellationToken);
            var times = recurring.Times();
            var built = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
            var version = built.Split('+');
            return new Response(
                version[0], version.Length > 1 ? version[1] : null, environment.EnvironmentName,
                System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription, Environment.MachineName, Started,
                database.Provider, described.Sum(m => m.Bytes), await database.AdviceAsync(cancellationToken), described,
                [.. report.Entries.Select(e => new Check(e.Key, e.Value.Status, e.Value.Description, e.Value.Duration.TotalMilliseconds))],
                [.. recurring.All.OrderBy(j => j.Name, StringComparer.Ordinal).Select(j =>
                    new Recurring(j.Name, j.Every.TotalSeconds, times.GetValueOrDefault(j.Name).Last, times.GetValueOrDefault(j.Name).Next))]);
        }
    }
}
