using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;

namespace ClickCart.Platform.Jobs;

/// <summary>A recurring job, and the request that takes it through the pipeline.</summary>
internal sealed record RecurringRoute(string Name, TimeSpan Every, IRequest<Kernel.Result> Request)
{
    public static RecurringRoute Of<TJob>() where TJob : IRecurringJob => new(TJob.Name, TJob.Every, new Delivery<TJob, RecurringRun>(default));
}

/// <summary>The recurring jobs of all modules, by the names that people read.</summary>
internal sealed class RecurringJobs(
    IEnumerable<RecurringRoute> routes, IServiceScopeFactory scopes, IRecurringJobManager manager, JobStorage storage, IDatabase database,
    RecurringFailures failures)
{
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecurringRoute> _routes = routes.ToDictionary(r => r.Name, StringComparer.Ordinal);

    public IEnumerable<RecurringRoute> All => _routes.Values;

    /// <summary>When each ran last and runs next, in the whole cluster; null where there is no such run.</summary>
    public IReadOnlyDictionary<string, (DateTimeOffset? Last, DateTimeOffset? Next)> Times()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs().ToDictionary(j => j.Id, j => (Utc(j.LastExecution), Utc(j.NextExecution)), StringComparer.Ordinal);

        static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
    }

    /// <summary>What is stored becomes what the slices say. A run that was missed because nobody was up is left out: the next one does its work.</summary>
    public void Register()
    {
        foreach (var (name, every, _) in All)
            manager.AddOrUpdate(name, Job.FromExpression<JobRunner>(runner => runner.RunRecurringAsync(name, null!)),
                Cron(every), new() { MisfireHandling = MisfireHandlingMode.Ignorable });
        foreach (var vanished in Times().Keys.Except(_routes.Keys)) manager.RemoveIfExists(vanished);
    }

    /// <summary>Runs it once, never beside itself.</summary>
    /// <returns>Why it was not run, or null.</returns>
    public async Task<string?> RunAsync(string name)
    {
        if (!_routes.TryGetValue(name, out var route)) return "This version has no such recurring job.";
        if (!_running.TryAdd(name, true)) return "An earlier run is still at work.";
        try
        {
            // Held by a connection, so that it ends with its node.
            await using var held = database.IsShared ? await database.TryLockAsync($"recurring {name}", shared: false, CancellationToken.None) : null;
            if (held is null && database.IsShared) return "An earlier run is still at work on another node.";
            await SendAsync(route);
            failures.Clear(name);
            return null;
        }
        finally
        {
            _running.TryRemove(name, out _);
        }
    }

    private async Task SendAsync(RecurringRoute route)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(route.Request);
            if (result.Error is { } error) throw new InvalidOperationException($"{error.Type}: {error.Detail}");
        }
        catch
        {
            await failures.AddAsync(route);
            throw;
        }
    }

    /// <summary>Hangfire knows no intervals but cron: the shortest even rhythm that is not faster than asked for. 25 s becomes every 30 s.</summary>
    internal static string Cron(TimeSpan every) => every switch
    {
        { TotalSeconds: <= 30 } => $"*/{Step(every.TotalSeconds, 60)} * * * * *",
        { TotalMinutes: <= 30 } => $"*/{Step(every.TotalMinutes, 60)} * * * *",
        { TotalHours: <= 12 } => $"0 */{Step(every.TotalHours, 24)} * * *",
        _ => $"0 0 */{Math.Clamp((int)Math.Ceiling(every.TotalDays), 1, 31)} * *",
    };

    private static int Step(double atLeast, int whole) => Enumerable.Range(1, whole).First(step => whole % step == 0 && step >= atLeast);
}
